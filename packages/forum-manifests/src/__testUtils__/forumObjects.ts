import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { buildApplication, buildAppProject } from '../argocd/argocdObjects';
import { baseManifests } from '../base/baseManifests';
import { fluxManifests } from '../flux/fluxObjects';
import type { ManifestObject } from '../manifests/ManifestObject';

/** All objects of a render, as they are before they are printed. */
export function forumObjects(forum: ForumSpec): ManifestObject[] {
  const objects = Object.values(baseManifests(forum)).flatMap(manifests =>
    Object.values(manifests),
  );
  const gitops: ManifestObject[] =
    forum.spec.gitops.tool === 'flux'
      ? Object.values(fluxManifests(forum, { objects }))
      : [buildApplication(forum), buildAppProject(forum, { objects })];
  return [...objects, ...gitops];
}
