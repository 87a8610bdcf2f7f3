import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumCommands } from './forumCommands';
import { hasOwnLogins } from './hasOwnLogins';
import { page, shell } from './markdown';

const SECOND_FACTOR = {
  no: 'A second factor is offered to everybody and asked of nobody.',
  staff:
    'Discourse asks every moderator and administrator for a second factor at the next login.',
  all: 'Discourse asks every member for a second factor at the next login.',
} as const;

function gettingIn(forum: ForumSpec): string[] {
  const { spec } = forum;
  const create = shell(forumCommands(forum).inWeb('rake admin:create'));
  return hasOwnLogins(spec)
    ? [
        `Open <https://${spec.hostname}> and register with \`${spec.contactEmail}\`, which becomes administrator. Where the confirmation mail does not arrive, make the account by hand:`,
        create,
      ]
    : [
        `Open <https://${spec.hostname}> and sign in with an account of the provider whose address is \`${spec.contactEmail}\`: it becomes administrator. Local logins are off. Where the provider does not let you in, make an administrator by hand, then have a link sent to its address at <https://${spec.hostname}/u/admin-login>:`,
        create,
      ];
}

/** How the first administrator gets in, and stays safe. */
export function firstAdministrator(forum: ForumSpec): string {
  const { spec } = forum;
  return page(
    ...gettingIn(forum),
    `${
      SECOND_FACTOR[spec.discourse.secondFactor]
    } Any app for time-based codes will do, Duo Mobile among them. Keep the recovery codes in the team’s vault, and keep one local administrator even when everybody else signs on elsewhere.`,
    `Where policy allows administration from a VPN only, restrict \`/admin\`, \`/sidekiq\` and \`/logs\` at the edge to its addresses; the rest of <https://${spec.hostname}> stays public. Members never need the VPN.`,
  ).trimEnd();
}
