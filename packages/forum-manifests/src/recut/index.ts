export { compareVersions } from './compareVersions';
export { changedSinceRender, recutRepository } from './recutRepository';
export type {
  HandNeeded,
  HandReason,
  Recut,
  RecutChange,
  RecutOptions,
} from './recutRepository';
export { digestText, parseRenderLock } from './renderLock';
export type { RenderLock } from './renderLock';
