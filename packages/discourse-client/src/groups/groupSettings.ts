import type { FormFields, FormValue } from '../transport/formFields';
import {
  AUDIENCES,
  encodeLevel,
  type GroupAudience,
  type GroupNotificationLevel,
  type GroupSenders,
  type Levels,
  NOTIFICATION_LEVELS,
  SENDERS,
} from './levels';

/**
 * Settings of a group that can be given. What is left out stays as it is, or
 * gets Discourse's default. Discourse drops without a word what the user of
 * the key may not set: read the group again where that matters.
 *
 * @public
 */
export interface GroupSettings {
  name?: string;
  fullName?: string;
  bioRaw?: string;
  title?: string;
  visibility?: GroupAudience;
  membersVisibility?: GroupAudience;
  mentionable?: GroupSenders;
  messageable?: GroupSenders;
  defaultNotificationLevel?: GroupNotificationLevel;
  /** Not together with `allowMembershipRequests`. */
  publicAdmission?: boolean;
  publicExit?: boolean;
  /** Needs at least one owner. Not together with `publicAdmission`. */
  allowMembershipRequests?: boolean;
  membershipRequestTemplate?: string;
  primaryGroup?: boolean;
  /** 0 to 4. */
  grantTrustLevel?: number;
  publishReadState?: boolean;
  flairIcon?: string;
  flairBackgroundColor?: string;
  flairColor?: string;
  automaticMembershipEmailDomains?: readonly string[];
}

/**
 * Settings of a new group.
 *
 * @public
 */
export interface NewGroup extends GroupSettings {
  name: string;
  ownerUsernames?: readonly string[];
  memberUsernames?: readonly string[];
}

/**
 * Settings to change of a group that exists.
 *
 * @public
 */
export interface GroupChanges extends GroupSettings {
  /** Ids of the providers' groups whose members join; as a whole. */
  associatedGroupIds?: readonly number[];
  /** Categories that members follow by default; each level as a whole. */
  categoryIds?: Partial<Record<GroupNotificationLevel, readonly number[]>>;
  /** Tags that members follow by default; each level as a whole. */
  tags?: Partial<Record<GroupNotificationLevel, readonly string[]>>;
}

/** The attributes of a new group in Discourse's own names. */
export function encodeNewGroup(group: NewGroup): FormFields {
  return {
    ...encodeSettings(group),
    owner_usernames:
      group.ownerUsernames && joinUsernames(group.ownerUsernames),
    usernames: group.memberUsernames && joinUsernames(group.memberUsernames),
  };
}

/** The changed attributes of a group in Discourse's own names. */
export function encodeGroupChanges(changes: GroupChanges): FormFields {
  const fields: Record<string, FormValue> = {
    associated_group_ids: changes.associatedGroupIds,
  };
  for (const [level] of NOTIFICATION_LEVELS) {
    fields[`${level}_category_ids`] = changes.categoryIds?.[level];
    fields[`${level}_tags`] = changes.tags?.[level];
  }
  return { ...encodeSettings(changes), ...fields };
}

/** The comma-separated list in which Discourse wants users named. */
export function joinUsernames(usernames: readonly string[]): string {
  for (const username of usernames) {
    if (username.trim() === '' || username.includes(',')) {
      throw new TypeError(
        `A user name must not be empty or contain a comma, but one is '${username}'`,
      );
    }
  }
  return usernames.join(',');
}

function encodeSettings(settings: GroupSettings): FormFields {
  // Discourse has no rule against it, but then a group has two ways in that
  // contradict each other; its own pages do not offer the combination.
  if (settings.publicAdmission && settings.allowMembershipRequests) {
    throw new TypeError(
      "'publicAdmission' and 'allowMembershipRequests' exclude each other; set one of them",
    );
  }
  return {
    name: settings.name,
    full_name: settings.fullName,
    bio_raw: settings.bioRaw,
    title: settings.title,
    visibility_level: encodeMaybe(AUDIENCES, settings.visibility),
    members_visibility_level: encodeMaybe(
      AUDIENCES,
      settings.membersVisibility,
    ),
    mentionable_level: encodeMaybe(SENDERS, settings.mentionable),
    messageable_level: encodeMaybe(SENDERS, settings.messageable),
    default_notification_level: encodeMaybe(
      NOTIFICATION_LEVELS,
      settings.defaultNotificationLevel,
    ),
    public_admission: settings.publicAdmission,
    public_exit: settings.publicExit,
    allow_membership_requests: settings.allowMembershipRequests,
    membership_request_template: settings.membershipRequestTemplate,
    primary_group: settings.primaryGroup,
    grant_trust_level: settings.grantTrustLevel,
    publish_read_state: settings.publishReadState,
    flair_icon: settings.flairIcon,
    flair_bg_color: settings.flairBackgroundColor,
    flair_color: settings.flairColor,
    automatic_membership_email_domains:
      settings.automaticMembershipEmailDomains?.join('|'),
  };
}

function encodeMaybe<N extends string>(
  levels: Levels<N>,
  name: N | undefined,
): number | undefined {
  return name === undefined ? undefined : encodeLevel(levels, name);
}
