export * from './confValue';
export * from './forumSpecJsonSchema';
export * from './parseForumSpec';
export * from './profiles';
export * from './quantity';
export * from './rules';
export * from './schema';
export * from './schemaFaults';
export {
  STOCK_IMAGE,
  STOCK_UPLOAD_LIMIT_MEGABYTES,
} from './sections/discourse';
export { PRIVATE_RANGES } from './sections/network';
export { BUNDLED_PLUGIN_NAMES } from './sections/platform';
export { SIDEKIQ_QUEUES } from './sections/workloads';
export * from './sizePresets';
export {
  SITE_SETTINGS,
  siteSettingText,
  type SiteSettingType,
  type SiteSettingValue,
} from './siteSettings';
