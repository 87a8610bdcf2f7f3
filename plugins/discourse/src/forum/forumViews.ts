/** The views of a forum, in their order. */
export const FORUM_VIEWS = [
  'overview',
  'sidekiq',
  'backups',
  'groups',
  'deployment',
] as const;

/** One view of a forum. */
export type ForumViewName = (typeof FORUM_VIEWS)[number];
