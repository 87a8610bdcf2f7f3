export {
  defaultGroupSettings,
  groupSchema,
  groupSettingsSchema,
} from './Group';
export type { Group, GroupSettings } from './Group';
export { generateGroups } from './generateGroups';
export { GroupStore } from './GroupStore';
