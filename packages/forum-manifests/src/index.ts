/**
 * Renders a ForumSpec into the GitOps repository of a forum.
 *
 * @packageDocumentation
 */
export { adoptForum } from './adopt/adoptForum';
export type { AdoptedForum } from './adopt/adoptForum';
export type { CarriedKey, LeftKey } from './adopt/adoptValues';
export { databaseName } from './database/databaseName';
export { formatForumYaml } from './forumYaml/formatForumYaml';
export { parseForumYaml } from './forumYaml/parseForumYaml';
export {
  changedSinceRender,
  compareVersions,
  digestText,
  parseRenderLock,
  recutRepository,
} from './recut';
export type {
  HandNeeded,
  HandReason,
  Recut,
  RecutChange,
  RecutOptions,
  RenderLock,
} from './recut';
export { adoptDrift, NotAdoptableError } from './groups/adoptDrift';
export { archiveGroup } from './groups/archiveGroup';
export { addGroupFile } from './groups/groupFiles';
export { readGroupFiles } from './groups/readGroupFiles';
export { findRefusedChanges } from './plan/findRefusedChanges';
export type { RefusedChange } from './plan/findRefusedChanges';
export { renderForum } from './render/renderForum';
export type { RenderedFile } from './render/RenderedFile';
export { RENDERER_VERSION } from './render/rendererVersion';
export { treeHash } from './render/treeHash';
export { checkRepository } from './repository/checkRepository';
export type { CheckRepositoryOptions } from './repository/checkRepository';
export type { CheckFault } from './repository/CheckFault';
export type {
  RequiredSecret,
  RequiredSecretKey,
  SecretSource,
} from './secrets/RequiredSecret';
export { requiredSecrets } from './secrets/requiredSecrets';
export { sealedSecretFile } from './secrets/sealedSecretFile';
export type { SealedSecretFileOptions } from './secrets/sealedSecretFile';
export { SEALING_SCOPES, sealingLabel } from './secrets/sealingScope';
export type { SealingScope } from './secrets/sealingScope';
export { sealValue } from './secrets/sealValue';
export type { SealValueOptions } from './secrets/sealValue';
export { secretsKustomization } from './secrets/secretsKustomization';
export { summarizeForum } from './sizing/summarizeForum';
export type { ForumSummary, RequestedResources } from './sizing/summarizeForum';
export { forumWarnings } from './warnings/forumWarnings';
export type { ForumWarning } from './warnings/forumWarnings';
