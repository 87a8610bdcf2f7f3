import type { SimulatedForum } from '../forum';
import type { Group } from '../groups';
import { avatarTemplate, type Person } from '../people';
import type { Caller } from '../http/Caller';
import { KEY_USER } from '../http/Caller';

/** Whether a caller may see that a group exists. */
export function canSee(caller: Caller, group: Group): boolean {
  if (caller.kind === 'admin') {
    return true;
  }
  return (
    group.settings.visibility_level === 0 &&
    (!group.automatic || group.settings.name === 'moderators')
  );
}

/** Whether a caller may see who is in a group. */
export function canSeeMembers(caller: Caller, group: Group): boolean {
  return (
    caller.kind === 'admin' ||
    (canSee(caller, group) && group.settings.members_visibility_level === 0)
  );
}

/** The fields that everybody gets who sees the group. */
export function basicGroup(group: Group, caller: Caller) {
  const { id, automatic, members, settings } = group;
  const {
    bio_raw: bioRaw,
    incoming_email: incomingEmail,
    automatic_membership_email_domains: _domains,
    flair_icon: flairIcon,
    ...open
  } = settings;
  const seesMembers = canSeeMembers(caller, group);
  const isAdmin = caller.kind === 'admin';
  return {
    id,
    automatic,
    ...(automatic ? { display_name: settings.name } : {}),
    ...(seesMembers ? { user_count: members.length } : {}),
    ...open,
    flair_url: flairIcon || null,
    bio_cooked: bioRaw && `<p>${bioRaw}</p>`,
    bio_excerpt: bioRaw,
    can_see_members: seesMembers,
    ...(isAdmin
      ? {
          can_edit_group: true,
          can_admin_group: true,
          incoming_email: incomingEmail || null,
          has_messages: false,
          bio_raw: bioRaw,
        }
      : {}),
  };
}

/** A row of the directory. */
export function listedGroup(group: Group, caller: Caller) {
  return {
    ...basicGroup(group, caller),
    ...(caller.kind === 'admin'
      ? { is_group_user: false, is_group_owner: false }
      : {}),
  };
}

/** Everything of one group. An administrator sees its mail password in plain text. */
export function shownGroup(
  group: Group,
  options: { caller: Caller; forum: SimulatedForum },
) {
  const { caller, forum } = options;
  if (caller.kind !== 'admin') {
    return basicGroup(group, caller);
  }
  return {
    ...basicGroup(group, caller),
    is_group_user: false,
    is_group_owner_display: false,
    mentionable: true,
    messageable: true,
    flair_icon: group.settings.flair_icon,
    flair_type: group.settings.flair_icon ? 'icon' : null,
    automatic_membership_email_domains:
      group.settings.automatic_membership_email_domains || null,
    smtp_server: `smtp.${forum.hostname}`,
    smtp_port: 587,
    smtp_ssl_mode: 2,
    smtp_enabled: true,
    smtp_updated_at: new Date(forum.createdAt).toISOString(),
    smtp_updated_by: KEY_USER,
    email_username: `${group.settings.name}@${forum.hostname}`,
    email_password: `simulated-mail-password-of-${group.settings.name}`,
    email_from_alias: null,
    message_count: 0,
    allow_unknown_sender_topic_replies: false,
    associated_group_ids: group.associatedGroupIds ?? [],
    muted_category_ids: [],
    tracking_category_ids: [],
    watching_category_ids: [],
    regular_category_ids: [],
    watching_first_post_category_ids: [],
  };
}

/** Discourse's own user is known to every forum. */
function personById(forum: SimulatedForum, userId: number): Person | undefined {
  return userId === KEY_USER.id
    ? { ...KEY_USER, name: KEY_USER.username }
    : forum.people.find(({ id }) => id === userId);
}

/** A row of the member list, by the member's id. */
export function memberRow(
  forum: SimulatedForum,
  member: { userId: number; addedAt: number },
) {
  const person = personById(forum, member.userId);
  if (!person) {
    return undefined;
  }
  return {
    id: person.id,
    username: person.username,
    name: person.name,
    avatar_template: avatarTemplate(person),
    title: null,
    last_posted_at: null,
    last_seen_at: new Date(member.addedAt).toISOString(),
    added_at: new Date(member.addedAt).toISOString(),
    timezone: 'Europe/Berlin',
  };
}

/** A row of the people who ask to join. */
export function requesterRow(
  forum: SimulatedForum,
  request: { userId: number; reason: string; requestedAt: number },
) {
  const person = personById(forum, request.userId);
  if (!person) {
    return undefined;
  }
  return {
    id: person.id,
    username: person.username,
    name: person.name,
    avatar_template: avatarTemplate(person),
    reason: request.reason,
    requested_at: new Date(request.requestedAt).toISOString(),
  };
}
