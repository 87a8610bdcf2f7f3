export type { AssociatedGroup } from './associatedGroups';
export type { Group } from './group';
export type { GroupDetails } from './groupDetails';
export type {
  GroupAudience,
  GroupNotificationLevel,
  GroupSenders,
} from './levels';
export type { GroupChanges, GroupSettings, NewGroup } from './groupSettings';
export type {
  GroupMember,
  GroupMemberList,
  MembershipRequest,
  MembershipRequestList,
} from './groupMembers';
export type { GroupList } from './readGroups';
export type { UpdateGroupResult } from './writeGroups';
export type {
  AddUsersOptions,
  MembershipDecision,
  RemovedMembers,
  RemoveUsersOptions,
} from './changeMembers';
