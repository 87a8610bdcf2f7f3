import { secretTextFault } from '@backstage-discourse/plugin-discourse-common';

const WORDS = {
  quotes:
    'must be without quotes, backslashes, line breaks and spaces around it, at which Discourse would cut it off; ask for another one',
  code: "must be without '<%', which Discourse would run as code; ask for another one",
  notText:
    'must hold more than digits or a truth value, which Discourse would not read as text; ask for another one',
} as const;

/**
 * Why a given secret can not travel through `discourse.conf`, in words, or
 * undefined when it can. The message never holds the value.
 */
export function confTextFault(value: string): string | undefined {
  const fault = secretTextFault(value);
  return fault && WORDS[fault];
}
