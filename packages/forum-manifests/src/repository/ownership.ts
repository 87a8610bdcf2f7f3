import { KUSTOMIZATION } from './kustomization';

/** Path of the desired state. */
export const FORUM_YAML = 'forum.yaml';

/** Folder of the overlay that Argo CD deploys. */
export const OVERLAY = 'overlays/production';

/** Kustomization of the overlay. */
export const OVERLAY_KUSTOMIZATION = `${OVERLAY}/${KUSTOMIZATION}`;

/** Folder of one stage of the overlay, for tools that deploy in stages. */
export function overlayPath(stage: string): string {
  return `${OVERLAY}/${stage}`;
}

/** Folders in which every file is rendered. */
export const RENDERED_FOLDERS = ['argocd/', 'base/', 'flux/', '.forum/'];

/**
 * Whether people own a path: the desired state, their own patches, the small
 * groups, and the sealed secrets. The renderer writes these once, when a repository is made.
 */
export function isOwnedByPeople(path: string): boolean {
  return (
    path === FORUM_YAML ||
    path.startsWith('overlays/') ||
    path.startsWith('groups/') ||
    path.startsWith('secrets/')
  );
}
