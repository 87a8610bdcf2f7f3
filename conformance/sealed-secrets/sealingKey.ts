// The test data of the renderer: nothing that it publishes.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- what is held against the real thing is inside, not published
export { createControllerKey as createSealingKey } from '../../packages/forum-manifests/src/__testUtils__/certificate';
