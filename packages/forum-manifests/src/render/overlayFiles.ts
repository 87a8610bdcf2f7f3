import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { FLUX_STAGES } from '../flux/fluxStages';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { KUSTOMIZATION, printKustomization } from '../repository/kustomization';
import { OVERLAY_KUSTOMIZATION, overlayPath } from '../repository/ownership';
import type { RenderedFile } from './RenderedFile';

/**
 * What is deployed, and where people put their patches. Argo CD takes it as a
 * whole; Flux takes it in stages, each a folder.
 */
export function overlayFiles(
  forum: ForumSpec,
  components: Record<string, ComponentManifests>,
): RenderedFile[] {
  if (forum.spec.gitops.tool === 'argo-cd') {
    return [
      {
        path: OVERLAY_KUSTOMIZATION,
        content: printKustomization(['../../base', '../../secrets']),
      },
    ];
  }
  const stages = FLUX_STAGES.map(({ name, parts, secrets }) => ({
    path: `${overlayPath(name)}/${KUSTOMIZATION}`,
    content: printKustomization([
      ...parts
        .filter(part => Object.hasOwn(components, part))
        .map(part => `../../../base/${part}`),
      ...(secrets ? ['../../../secrets'] : []),
    ]),
  }));
  return [
    {
      path: OVERLAY_KUSTOMIZATION,
      content: printKustomization(FLUX_STAGES.map(({ name }) => name)),
    },
    ...stages,
  ];
}
