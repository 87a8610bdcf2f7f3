export { buildPortalConfig, writePortalConfig } from './writePortalConfig';
export type { ConfiguredForum, ExtraLocation } from './writePortalConfig';
