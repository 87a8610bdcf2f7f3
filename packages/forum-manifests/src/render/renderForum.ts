import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { buildApplication, buildAppProject } from '../argocd/argocdObjects';
import { baseManifests } from '../base/baseManifests';
import { catalogEntities } from '../catalog/catalogEntities';
import { documentFiles } from '../docs/documentFiles';
import { formatForumYaml } from '../forumYaml/formatForumYaml';
import { fluxManifests } from '../flux/fluxObjects';
import { groupFiles } from '../groups/groupFiles';
import { imageFiles } from '../image/imageFiles';
import type {
  ComponentManifests,
  ManifestObject,
} from '../manifests/ManifestObject';
import { KUSTOMIZATION, printKustomization } from '../repository/kustomization';
import { FORUM_YAML, isOwnedByPeople } from '../repository/ownership';
import { secretsKustomization } from '../secrets/secretsKustomization';
import { workflowFiles } from '../workflow/workflowFiles';
import { printInOrder, printManifest } from '../yaml/printYaml';
import { lockFile } from './lockFile';
import { overlayFiles } from './overlayFiles';
import type { RenderedFile } from './RenderedFile';
import { comparePaths } from './treeHash';

function folder(path: string, manifests: ComponentManifests): RenderedFile[] {
  const files = Object.entries(manifests).map(([name, manifest]) => ({
    path: `${path}/${name}.yaml`,
    content: printManifest(manifest),
  }));
  const resources = Object.keys(manifests).map(name => `${name}.yaml`);
  return [
    ...files,
    {
      path: `${path}/${KUSTOMIZATION}`,
      content: printKustomization(resources),
    },
  ];
}

function baseFiles(
  components: Record<string, ComponentManifests>,
): RenderedFile[] {
  return [
    {
      path: `base/${KUSTOMIZATION}`,
      content: printKustomization(Object.keys(components)),
    },
    ...Object.entries(components).flatMap(([name, manifests]) =>
      folder(`base/${name}`, manifests),
    ),
  ];
}

function gitopsFiles(
  forum: ForumSpec,
  objects: ManifestObject[],
): RenderedFile[] {
  return forum.spec.gitops.tool === 'flux'
    ? folder('flux', fluxManifests(forum, { objects }))
    : folder('argocd', {
        application: buildApplication(forum),
        appproject: buildAppProject(forum, { objects }),
      });
}

function catalogInfo(forum: ForumSpec): RenderedFile {
  return {
    path: 'catalog-info.yaml',
    content: catalogEntities(forum).map(printInOrder).join('---\n'),
  };
}

/**
 * Renders the whole repository of a forum, sorted by path. The same ForumSpec
 * always gives the same bytes. `secrets/` holds an empty kustomization only:
 * sealed values are random by nature and not part of a render.
 *
 * @public
 */
export function renderForum(forum: ForumSpec): RenderedFile[] {
  const components = baseManifests(forum);
  const objects = Object.values(components).flatMap(manifests =>
    Object.values(manifests),
  );
  const files = [
    ...baseFiles(components),
    ...gitopsFiles(forum, objects),
    ...imageFiles(forum),
    ...documentFiles(forum),
    catalogInfo(forum),
    ...workflowFiles(forum),
    { path: FORUM_YAML, content: formatForumYaml(forum) },
    ...overlayFiles(forum, components),
    ...groupFiles(forum),
    secretsKustomization([]),
  ];
  const rendered = files.filter(({ path }) => !isOwnedByPeople(path));
  return [...files, lockFile(rendered)].sort(comparePaths);
}
