export * from './applications';
export * from './api';
export * from './actual';
export {
  MANAGED_SETTINGS,
  managedSettingsSchema,
  type ManagedGroupSetting,
  type ManagedGroupSettings,
} from './fields';
export * from './drift';
export * from './groupAnswers';
export * from './groupFile';
export * from './groupPolicy';
export { matchesPattern, type GroupFault } from './groupRules';
export * from './levels';
export * from './ownership';
export * from './parseGroups';
export * from './plan';
export * from './presets';
export * from './report';
export * from './resolveGroup';
