export type { Backup, BackupStatus, StartBackupResult } from './backups';
export type {
  CategoryAccess,
  CategoryPermission,
  CategoryPermissionsInput,
  CategoryRow,
} from './categories';
export type { KeyScope, KeyScopes } from './keys';
export type { ForumPlugin } from './plugins';
export type { SidekiqQueues, SidekiqStats } from './sidekiq';
export type { ForumAbout, ForumBasicInfo, ForumHealth } from './site';
export type { SiteSetting } from './siteSettings';
export type { ForumProblem, VersionCheck } from './version';
