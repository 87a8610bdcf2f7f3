import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
const HOOK = 'argocd.argoproj.io/hook';
const HOOK_DELETE_POLICY = 'argocd.argoproj.io/hook-delete-policy';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const FLUX_PRUNE = 'kustomize.toolkit.fluxcd.io/prune';

/**
 * Order in which Argo CD applies the objects. Each wave waits until the one
 * before is healthy, so migrations find a running database.
 */
export const WAVES = {
  foundation: -10,
  configuration: -5,
  data: 0,
  dataObjects: 2,
  migration: 5,
  workload: 10,
  route: 15,
} as const;

/** Puts an object into a wave. */
export function inWave(wave: number): Record<string, string> {
  return { [SYNC_WAVE]: String(wave) };
}

/**
 * Puts an object that holds data, or on which data depends, into a wave and
 * keeps Argo CD and Flux from ever deleting it, as when a restore into a new
 * cluster takes the old one out of the repository.
 */
export function inWaveAndKept(wave: number): Record<string, string> {
  return {
    ...inWave(wave),
    [SYNC_OPTIONS]: 'Prune=false,Delete=false',
    [FLUX_PRUNE]: 'disabled',
  };
}

/**
 * Makes a Job a hook. A PreSync hook would run before the first sync has
 * created the database it needs, so migrations are Sync hooks in a wave.
 */
export function asHook(
  phase: 'Sync' | 'PostSync',
  wave: number,
): Record<string, string> {
  return {
    ...inWave(wave),
    [HOOK]: phase,
    [HOOK_DELETE_POLICY]: 'BeforeHookCreation',
  };
}

/** Flux has no hooks; a Job can not change, so Flux makes it anew instead. */
export function recreatedByFlux({ spec }: ForumSpec): Record<string, string> {
  return spec.gitops.tool === 'flux'
    ? { 'kustomize.toolkit.fluxcd.io/force': 'enabled' }
    : {};
}
