import { z } from 'zod/v4';
import { confValueFault } from './confValue';

/** How the value of a site setting is written. @public */
export type SiteSettingType = 'boolean' | 'integer' | 'text' | 'list';

/**
 * The site settings that `spec.siteSettings` may set, by type. Discourse
 * ignores a misspelt name without a word, and settings with a field of their
 * own must not be set twice; so this list is ours, and what is not on it is
 * refused.
 *
 * @public
 */
export const SITE_SETTINGS: Record<string, SiteSettingType> = {
  allow_anonymous_posting: 'boolean',
  allow_index_in_robots_txt: 'boolean',
  allow_uncategorized_topics: 'boolean',
  allow_user_locale: 'boolean',
  allowed_iframes: 'list',
  allowed_internal_hosts: 'list',
  allowed_link_domains: 'list',
  approve_unless_trust_level: 'integer',
  authorized_extensions: 'list',
  auto_close_topics_post_count: 'integer',
  auto_silence_fast_typers_on_first_post: 'boolean',
  block_auto_generated_emails: 'boolean',
  blocked_email_domains: 'list',
  allowed_email_domains: 'list',
  city_for_disputes: 'text',
  company_name: 'text',
  content_security_policy: 'boolean',
  default_email_digest_frequency: 'integer',
  default_trust_level: 'integer',
  digest_topics: 'integer',
  disable_emails: 'text',
  disable_mailing_list_mode: 'boolean',
  discourse_narrative_bot_enabled: 'boolean',
  display_name_on_posts: 'boolean',
  edit_history_visible_to_public: 'boolean',
  editing_grace_period: 'integer',
  email_in: 'boolean',
  enable_badges: 'boolean',
  enable_group_directory: 'boolean',
  enable_markdown_typographer: 'boolean',
  enable_names: 'boolean',
  enable_sitemap: 'boolean',
  enable_user_directory: 'boolean',
  external_system_avatars_enabled: 'boolean',
  full_name_required: 'boolean',
  governing_law: 'text',
  hide_user_profiles_from_public: 'boolean',
  include_s3_uploads_in_backups: 'boolean',
  invite_expiry_days: 'integer',
  max_consecutive_replies: 'integer',
  max_mentions_per_post: 'integer',
  max_post_length: 'integer',
  max_tags_per_topic: 'integer',
  max_topic_title_length: 'integer',
  max_username_length: 'integer',
  maximum_session_age: 'integer',
  min_password_length: 'integer',
  min_admin_password_length: 'integer',
  min_post_length: 'integer',
  min_search_term_length: 'integer',
  min_topic_title_length: 'integer',
  min_username_length: 'integer',
  newuser_max_links: 'integer',
  newuser_max_replies_per_topic: 'integer',
  notify_mods_when_user_silenced: 'boolean',
  num_users_to_silence_new_user: 'integer',
  persistent_sessions: 'boolean',
  push_notifications_prompt: 'boolean',
  rate_limit_create_post: 'integer',
  rate_limit_create_topic: 'integer',
  secure_uploads: 'boolean',
  short_site_description: 'text',
  show_copy_button_on_codeblocks: 'boolean',
  site_contact_username: 'text',
  site_description: 'text',
  slug_generation_method: 'text',
  suppress_uncategorized_badge: 'boolean',
  tagging_enabled: 'boolean',
  top_menu: 'list',
  tos_url: 'text',
  privacy_policy_url: 'text',
  unicode_usernames: 'boolean',
  use_admin_ip_allowlist: 'boolean',
};

const listItem = z
  .string()
  .min(1, 'must not be empty')
  .regex(/^[^|]*$/, "must not hold '|', which separates the items of a list");

const settingValue = z.union(
  [z.boolean(), z.int(), z.string(), z.array(listItem)],
  'must be true or false, a whole number, text, or a list of texts',
);

/** Other site settings, by name. Their names and types have rules of their own. */
export const siteSettings = z.record(z.string(), settingValue);

/** A value of `spec.siteSettings`. @public */
export type SiteSettingValue = boolean | number | string | string[];

const TYPE_FAULTS: Record<SiteSettingType, string> = {
  boolean: 'must be true or false',
  integer: 'must be a whole number of 0 or more',
  text: 'must be text',
  list: 'must be a list of texts',
};

function fits(type: SiteSettingType, value: SiteSettingValue): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && value >= 0;
    case 'list':
      return Array.isArray(value);
    default:
      return typeof value === 'string';
  }
}

/** The text that a site setting has in the environment. @public */
export function siteSettingText(value: SiteSettingValue): string {
  return Array.isArray(value) ? value.join('|') : String(value);
}

/** What is wrong with a site setting of `spec.siteSettings`, or undefined. */
export function siteSettingFault(
  name: string,
  value: SiteSettingValue,
): string | undefined {
  const type = Object.hasOwn(SITE_SETTINGS, name)
    ? SITE_SETTINGS[name]
    : undefined;
  if (!type) {
    return 'is not a site setting that may be set here; it may have a field of its own, and otherwise Discourse’s admin pages set it';
  }
  if (!fits(type, value)) {
    return TYPE_FAULTS[type];
  }
  return confValueFault(siteSettingText(value), {
    text: type === 'text' || type === 'list',
  });
}
