import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** Whether people can register with a password that the forum keeps. */
export function hasOwnLogins({ signIn }: ForumSpec['spec']): boolean {
  return signIn.localLogins && signIn.discourseConnect === undefined;
}
