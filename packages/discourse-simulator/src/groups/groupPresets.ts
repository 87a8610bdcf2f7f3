import type { GroupSettings } from './Group';

/** The kinds of small group that a forum has. */
export type GroupPreset = 'open' | 'request' | 'private' | 'hidden';

/** What a kind of group sets, by Discourse's field names. */
export const groupPresets: Record<GroupPreset, Partial<GroupSettings>> = {
  open: {
    public_admission: true,
    public_exit: true,
    mentionable_level: 3,
    messageable_level: 3,
  },
  request: {
    allow_membership_requests: true,
    public_exit: true,
    members_visibility_level: 1,
    mentionable_level: 3,
    messageable_level: 99,
    membership_request_template:
      'What would you like to contribute, and who knows you here?',
  },
  private: {
    visibility_level: 1,
    members_visibility_level: 2,
    mentionable_level: 3,
    messageable_level: 3,
  },
  hidden: {
    visibility_level: 2,
    members_visibility_level: 2,
    messageable_level: 3,
  },
};

/** Names of groups that real communities have, each with its usual kind. */
export const groupIdeas: readonly [string, string, GroupPreset][] = [
  ['moderation_team', 'Moderation team', 'private'],
  ['beta_testers', 'Beta testers', 'request'],
  ['newcomers', 'Newcomers', 'open'],
  ['translators', 'Translators', 'request'],
  ['product_council', 'Product council', 'hidden'],
  ['documentation', 'Documentation writers', 'open'],
  ['events', 'Events and meetups', 'open'],
  ['partners', 'Partners', 'private'],
  ['champions', 'Community champions', 'request'],
  ['accessibility', 'Accessibility', 'open'],
  ['security_response', 'Security response', 'hidden'],
  ['design_guild', 'Design guild', 'request'],
  ['mentors', 'Mentors', 'request'],
  ['local_berlin', 'Local chapter Berlin', 'open'],
  ['local_nairobi', 'Local chapter Nairobi', 'open'],
  ['local_lima', 'Local chapter Lima', 'open'],
  ['customer_advisory', 'Customer advisory board', 'private'],
  ['api_users', 'API users', 'open'],
  ['book_club', 'Book club', 'open'],
  ['accounts_team', 'Accounts team', 'private'],
];
