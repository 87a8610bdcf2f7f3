import { InputError } from '@backstage/errors';
import {
  formatForumSpecFaults,
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';

/** Reads the ForumSpec that a step was given; a step trusts no other step. */
export function requireForumSpec(input: unknown): ForumSpec {
  const result = parseForumSpec(input);
  if (!result.ok) {
    throw new InputError(
      `The input 'spec' is not a ForumSpec:\n${formatForumSpecFaults(
        result.faults,
      )}`,
    );
  }
  return result.spec;
}
