/** A page, by the address that opens it. */
export interface Look {
  name: string;
  address: string;
  /** Text that stands there when the page is complete. */
  shows: string | RegExp;
  /** Whether that is below the first screen, so that one has to scroll to it. */
  isBelow?: boolean;
  /** Button that Backstage adds by itself, sooner or later than that. */
  button?: string;
  /**
   * Whether it is loaded again in each frame, since what Backstage adds keeps
   * the colours of the theme in which it came up.
   */
  isAnew?: boolean;
}

/** The forum on whose pages states are looked at. */
export const FORUM = 'acme-community';

/** The Discourse tab of a forum, on one of its views. */
export function forumAddress(forum: string, view = 'overview'): string {
  return `/catalog/default/component/${forum}/discourse?view=${view}`;
}

/** The home page. */
export const HOME = { address: '/', button: 'Edit', isAnew: true };

/** The page of the forum on which its card stands. */
export const CARD = {
  address: `/catalog/default/component/${FORUM}`,
  button: 'Refresh',
  isAnew: true,
};

/** The pages of the showcase fleet, all well read. */
export const PAGES: readonly Look[] = [
  { ...HOME, name: 'home', shows: 'Umbra Archive' },
  {
    name: 'catalog',
    address: '/catalog',
    shows: 'Umbra Archive',
    isAnew: true,
  },
  { name: 'fleet', address: '/forums', shows: 'Umbra Archive' },
  {
    name: 'fleet-upgrades',
    address: '/forums?view=upgrades',
    shows: 'Releases and their support',
  },
  { name: 'groups-fleet', address: '/forum-groups', shows: 'Acme Community' },
  { ...CARD, name: 'card', shows: 'Last backup' },
  {
    name: 'overview',
    address: forumAddress(FORUM),
    shows: 'At a glance',
  },
  { name: 'sidekiq', address: forumAddress(FORUM, 'sidekiq'), shows: 'dead' },
  {
    name: 'backups',
    address: forumAddress(FORUM, 'backups'),
    shows: /\.tar\.gz/,
  },
  {
    name: 'groups',
    address: forumAddress(FORUM, 'groups'),
    shows: 'Accessibility',
  },
  {
    name: 'deployment',
    address: forumAddress(FORUM, 'deployment'),
    shows: 'Pods',
  },
];

/** Forums of the fleet that need a hand, and parts of the groups. */
export const DETAILS: readonly Look[] = [
  {
    name: 'fleet-no-match',
    address: '/forums?search=no-such-forum',
    shows: 'No forum matches',
  },
  {
    name: 'overview-critical',
    address: forumAddress('globex-partners'),
    shows: 'What to do:',
  },
  {
    name: 'overview-unreachable',
    address: forumAddress('umbra-archive'),
    shows: 'The forum does not answer',
  },
  {
    name: 'sidekiq-growing',
    address: forumAddress('hooli-labs', 'sidekiq'),
    shows: 'jobs waiting',
  },
  ...['drift', 'applications', 'requests', 'decisions', 'policy'].map(
    section => ({
      name: `groups-${section}`,
      address: `${forumAddress(FORUM, 'groups')}&groups=${section}`,
      shows: 'Compare now',
    }),
  ),
];
