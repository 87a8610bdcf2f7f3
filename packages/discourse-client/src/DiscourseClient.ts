import {
  addGroupMembers,
  addGroupOwners,
  type AddUsersOptions,
  decideMembershipRequest,
  type MembershipDecision,
  type RemovedMembers,
  removeGroupMembers,
  removeGroupOwners,
  type RemoveUsersOptions,
} from './groups/changeMembers';
import type { Group } from './groups/group';
import type { GroupDetails } from './groups/groupDetails';
import {
  type GroupMemberList,
  listGroupMembers,
  listMembershipRequests,
  type MembershipRequestList,
} from './groups/groupMembers';
import {
  type AssociatedGroup,
  listAssociatedGroups,
} from './groups/associatedGroups';
import type { GroupChanges, NewGroup } from './groups/groupSettings';
import { type GroupList, listGroups, readGroup } from './groups/readGroups';
import {
  createGroup,
  deleteGroup,
  updateGroup,
  type UpdateGroupResult,
} from './groups/writeGroups';
import {
  type Backup,
  type BackupStatus,
  cancelBackup,
  listBackups,
  readBackupStatus,
  startBackup,
  type StartBackupResult,
} from './resources/backups';
import {
  type CategoryAccess,
  type CategoryPermissionsInput,
  type CategoryRow,
  createCategory,
  listCategories,
  readCategory,
  setCategoryPermissions,
} from './resources/categories';
import { type KeyScopes, readKeyScopes } from './resources/keys';
import { type ForumPlugin, listPlugins } from './resources/plugins';
import {
  readSidekiqQueues,
  readSidekiqStats,
  type SidekiqQueues,
  type SidekiqStats,
} from './resources/sidekiq';
import {
  type ForumAbout,
  type ForumBasicInfo,
  type ForumHealth,
  readAbout,
  readBasicInfo,
  readStatus,
} from './resources/site';
import { listSiteSettings, type SiteSetting } from './resources/siteSettings';
import {
  type ForumProblem,
  readProblems,
  readVersionCheck,
  type VersionCheck,
} from './resources/version';
import {
  createSession,
  type DiscourseClientOptions,
} from './session/createSession';
import type { ForumSession, RequestOptions } from './session/ForumSession';

export type { DiscourseClientOptions } from './session/createSession';

/**
 * Reads and changes one Discourse forum through its API. Every method rejects
 * with a {@link DiscourseError} when the forum does not do as asked, with the
 * signal's reason when the caller aborts, and with a `TypeError` when an
 * argument makes no sense.
 *
 * @public
 */
export class DiscourseClient {
  readonly #session: ForumSession;

  constructor(options: DiscourseClientOptions) {
    this.#session = createSession(options);
  }

  /** Whether the forum answers. Does not use the key. */
  readStatus(options: RequestOptions = {}): Promise<ForumHealth> {
    return readStatus(this.#session, options);
  }

  /** Version and public figures; needs a key where reading needs a login. */
  readAbout(options: RequestOptions = {}): Promise<ForumAbout> {
    return readAbout(this.#session, options);
  }

  /** Title and language; works without a key on every forum. */
  readBasicInfo(options: RequestOptions = {}): Promise<ForumBasicInfo> {
    return readBasicInfo(this.#session, options);
  }

  /** Installed and latest version. Needs `global:read`. */
  readVersionCheck(options: RequestOptions = {}): Promise<VersionCheck> {
    return readVersionCheck(this.#session, options);
  }

  /** What the forum itself complains about. Needs `global:read`. */
  readProblems(
    options: RequestOptions = {},
  ): Promise<{ items: ForumProblem[] }> {
    return readProblems(this.#session, options);
  }

  /** Figures of background jobs. Needs `global:read` and an administrator. */
  readSidekiqStats(options: RequestOptions = {}): Promise<SidekiqStats> {
    return readSidekiqStats(this.#session, options);
  }

  /** Length of each queue. Needs `global:read` and an administrator. */
  readSidekiqQueues(options: RequestOptions = {}): Promise<SidekiqQueues> {
    return readSidekiqQueues(this.#session, options);
  }

  /** Stored backups, newest first. Needs `global:read` and an administrator. */
  listBackups(options: RequestOptions = {}): Promise<{ items: Backup[] }> {
    return listBackups(this.#session, options);
  }

  /** Whether a backup or restore runs. */
  readBackupStatus(options: RequestOptions = {}): Promise<BackupStatus> {
    return readBackupStatus(this.#session, options);
  }

  /**
   * Starts a backup unless an operation runs already. `started` means that the
   * forum agreed; watch the status and the list to see it succeed.
   */
  startBackup(
    options: { withUploads: boolean } & RequestOptions,
  ): Promise<StartBackupResult> {
    return startBackup(this.#session, options);
  }

  /** Asks the running backup to stop; also succeeds if none runs. */
  cancelBackup(options: RequestOptions = {}): Promise<void> {
    return cancelBackup(this.#session, options);
  }

  /** Groups by name, read page by page up to `limit` (500 by default). */
  listGroups(
    options: { limit?: number } & RequestOptions = {},
  ): Promise<GroupList> {
    return listGroups(this.#session, options);
  }

  /** One group with its settings. */
  readGroup(name: string, options: RequestOptions = {}): Promise<GroupDetails> {
    return readGroup(this.#session, name, options);
  }

  /** Members, longest first, up to `limit` (1000 by default), and all owners. */
  listGroupMembers(
    name: string,
    options: { limit?: number } & RequestOptions = {},
  ): Promise<GroupMemberList> {
    return listGroupMembers(this.#session, name, options);
  }

  /** Open requests to join, oldest first, up to `limit` (1000 by default). */
  listMembershipRequests(
    name: string,
    options: { limit?: number } & RequestOptions = {},
  ): Promise<MembershipRequestList> {
    return listMembershipRequests(this.#session, name, options);
  }

  /** Makes a group. Needs `groups:administer_groups`. */
  createGroup(group: NewGroup, options: RequestOptions = {}): Promise<Group> {
    return createGroup(this.#session, group, options);
  }

  /** Changes a group. Needs `groups:administer_groups`. */
  updateGroup(
    groupId: number,
    changes: GroupChanges,
    options: { updateExistingUsers?: boolean } & RequestOptions = {},
  ): Promise<UpdateGroupResult> {
    return updateGroup(this.#session, groupId, changes, options);
  }

  /** Deletes a group for good. Needs `groups:administer_groups`. */
  deleteGroup(groupId: number, options: RequestOptions = {}): Promise<void> {
    return deleteGroup(this.#session, groupId, options);
  }

  /** Adds members; the forum rejects it if all are members already. */
  addGroupMembers(
    groupId: number,
    options: AddUsersOptions,
  ): Promise<{ usernames: string[] }> {
    return addGroupMembers(this.#session, groupId, options);
  }

  /** Removes members. */
  removeGroupMembers(
    groupId: number,
    options: RemoveUsersOptions,
  ): Promise<RemovedMembers> {
    return removeGroupMembers(this.#session, groupId, options);
  }

  /** Makes users owners, and members if they are not. Needs an unrestricted key. */
  addGroupOwners(
    groupId: number,
    options: AddUsersOptions,
  ): Promise<{ usernames: string[] }> {
    return addGroupOwners(this.#session, groupId, options);
  }

  /** Makes owners plain members. Needs an unrestricted key. */
  removeGroupOwners(
    groupId: number,
    options: RemoveUsersOptions,
  ): Promise<void> {
    return removeGroupOwners(this.#session, groupId, options);
  }

  /** Accepts or denies a request to join. Needs an unrestricted key. */
  decideMembershipRequest(decision: MembershipDecision): Promise<void> {
    return decideMembershipRequest(this.#session, decision);
  }

  /** All categories that the user of the key sees. */
  listCategories(
    options: RequestOptions = {},
  ): Promise<{ items: CategoryRow[] }> {
    return listCategories(this.#session, options);
  }

  /** One category and who may do what in it. */
  readCategory(
    categoryId: number,
    options: RequestOptions = {},
  ): Promise<CategoryAccess> {
    return readCategory(this.#session, categoryId, options);
  }

  /** Makes a category with its permissions. Needs an unrestricted key. */
  createCategory(
    input: CategoryPermissionsInput,
    options: RequestOptions = {},
  ): Promise<CategoryAccess> {
    return createCategory(this.#session, input, options);
  }

  /** Groups that login providers supply, for members who come by them. */
  listAssociatedGroups(
    options: RequestOptions = {},
  ): Promise<{ items: AssociatedGroup[] }> {
    return listAssociatedGroups(this.#session, options);
  }

  /** Replaces the permissions of a category. Needs an unrestricted key. */
  setCategoryPermissions(
    categoryId: number,
    input: CategoryPermissionsInput,
    options: RequestOptions = {},
  ): Promise<CategoryAccess> {
    return setCategoryPermissions(this.#session, categoryId, input, options);
  }

  /** Site settings, of one plugin if named, without the values of secrets. */
  listSiteSettings(
    options: { plugin?: string } & RequestOptions = {},
  ): Promise<{ items: SiteSetting[] }> {
    return listSiteSettings(this.#session, options);
  }

  /** Installed plugins, switched on or not. */
  listPlugins(options: RequestOptions = {}): Promise<{ items: ForumPlugin[] }> {
    return listPlugins(this.#session, options);
  }

  /** What the key allows. Works with every valid key. */
  readKeyScopes(options: RequestOptions = {}): Promise<KeyScopes> {
    return readKeyScopes(this.#session, options);
  }
}
