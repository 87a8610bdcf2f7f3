import {
  DNS_LABEL_PATTERN,
  isHostname,
  MAX_FORUM_NAME_LENGTH,
  MAX_HOSTNAME_LENGTH,
} from '@backstage-discourse/plugin-discourse-common';

/** What is wrong with a value, as far as its message differs. */
export type FieldFault = 'rule' | 'tooLong';

/** Checks a forum's name by the rule of ForumSpec. */
export function checkForumName(value: string): FieldFault | undefined {
  if (value.length > MAX_FORUM_NAME_LENGTH) {
    return 'tooLong';
  }
  return DNS_LABEL_PATTERN.test(value) ? undefined : 'rule';
}

/** Checks a public host name by the rule of ForumSpec. */
export function checkHostname(value: string): FieldFault | undefined {
  if (value.length > MAX_HOSTNAME_LENGTH) {
    return 'tooLong';
  }
  return isHostname(value) ? undefined : 'rule';
}

/**
 * A valid host name near to what was typed: an address without scheme, path and
 * capitals, or the forum's name under the platform's domain. Undefined where
 * the value is valid already or nothing fits.
 */
export function suggestHostname(
  value: string,
  options: { forumName?: string; baseDomain?: string },
): string | undefined {
  const { forumName, baseDomain } = options;
  if (value !== '' && !checkHostname(value)) {
    return undefined;
  }
  const typed = value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/:?#].*$/, '')
    .replace(/\.$/, '');
  const labels = [typed, forumName].filter(label => label !== undefined);
  const candidates = [
    typed,
    ...(baseDomain ? labels.map(label => `${label}.${baseDomain}`) : []),
  ];
  return candidates.find(candidate => !checkHostname(candidate));
}
