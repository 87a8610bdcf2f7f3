import { z } from 'zod/v4';
import { maybe } from '../session/fields';
import { buildGroup, type Group, groupColumns } from './group';
import {
  type GroupNotificationLevel,
  type GroupSenders,
  levelSchema,
  NOTIFICATION_LEVELS,
  SENDERS,
} from './levels';

/**
 * A group with its settings, without any mail account of the group.
 *
 * @public
 */
export interface GroupDetails extends Group {
  /** Markdown; only for staff and owners. */
  bioRaw?: string;
  /** Title that members may carry. */
  title?: string;
  mentionable: GroupSenders;
  messageable: GroupSenders;
  defaultNotificationLevel: GroupNotificationLevel;
  primaryGroup: boolean;
  /** Trust level that members get. */
  grantTrustLevel?: number;
  membershipRequestTemplate?: string;
  publishReadState: boolean;
  flairIcon?: string;
  flairBackgroundColor?: string;
  flairColor?: string;
  /** Whose members join by their mail address; only for administrators. */
  automaticMembershipEmailDomains?: string[];
  /** Ids of the providers' groups whose members join; only for administrators. */
  associatedGroupIds?: number[];
  /** Categories that members follow by default, by level. */
  categoryIds: Partial<Record<GroupNotificationLevel, number[]>>;
  /** Tags that members follow by default, by level. */
  tags: Partial<Record<GroupNotificationLevel, string[]>>;
}

const idList = maybe(z.array(z.int()));

/** Tags were names alone until 2026, objects with a name are met since. */
const tagList = maybe(
  z.array(
    z.union([
      z.string(),
      z.object({ name: z.string() }).transform(tag => tag.name),
    ]),
  ),
);

const detailsSchema = z.object({
  ...groupColumns,
  bio_raw: maybe(z.string()),
  title: maybe(z.string()),
  mentionable_level: levelSchema(SENDERS),
  messageable_level: levelSchema(SENDERS),
  default_notification_level: levelSchema(NOTIFICATION_LEVELS),
  primary_group: maybe(z.boolean()),
  grant_trust_level: maybe(z.int()),
  membership_request_template: maybe(z.string()),
  publish_read_state: maybe(z.boolean()),
  flair_icon: maybe(z.string()),
  flair_bg_color: maybe(z.string()),
  flair_color: maybe(z.string()),
  automatic_membership_email_domains: maybe(z.string()),
  associated_group_ids: idList,
  muted_category_ids: idList,
  regular_category_ids: idList,
  tracking_category_ids: idList,
  watching_category_ids: idList,
  watching_first_post_category_ids: idList,
  muted_tags: tagList,
  regular_tags: tagList,
  tracking_tags: tagList,
  watching_tags: tagList,
  watching_first_post_tags: tagList,
});

type DetailsRow = z.infer<typeof detailsSchema>;

export const groupDetailsSchema = z
  .object({ group: detailsSchema })
  .transform(({ group }) => buildDetails(group));

function buildDetails(row: DetailsRow): GroupDetails {
  return {
    ...buildGroup(row),
    bioRaw: row.bio_raw,
    title: row.title,
    mentionable: row.mentionable_level,
    messageable: row.messageable_level,
    defaultNotificationLevel: row.default_notification_level,
    primaryGroup: row.primary_group ?? false,
    grantTrustLevel: row.grant_trust_level,
    membershipRequestTemplate: row.membership_request_template,
    publishReadState: row.publish_read_state ?? false,
    flairIcon: row.flair_icon,
    flairBackgroundColor: row.flair_bg_color,
    flairColor: row.flair_color,
    automaticMembershipEmailDomains: splitDomains(
      row.automatic_membership_email_domains,
    ),
    associatedGroupIds: row.associated_group_ids,
    categoryIds: {
      muted: row.muted_category_ids,
      regular: row.regular_category_ids,
      tracking: row.tracking_category_ids,
      watching: row.watching_category_ids,
      watching_first_post: row.watching_first_post_category_ids,
    },
    tags: {
      muted: row.muted_tags,
      regular: row.regular_tags,
      tracking: row.tracking_tags,
      watching: row.watching_tags,
      watching_first_post: row.watching_first_post_tags,
    },
  };
}

function splitDomains(domains: string | undefined): string[] | undefined {
  return domains?.split('|').filter(domain => domain !== '');
}
