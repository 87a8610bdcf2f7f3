import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { goldenForum } from '../__testUtils__/goldenForums';
import { buildAppProject } from '../argocd/argocdObjects';
import { baseManifests } from '../base/baseManifests';
import { fluxManifests } from '../flux/fluxObjects';
import type { ManifestObject } from '../manifests/ManifestObject';
import { deployableKinds, resourceName } from './deployableKinds';

const FORUMS = 500;

function objectsOf(forum: ForumSpec): ManifestObject[] {
  return Object.values(baseManifests(forum))
    .flatMap(manifests => Object.values(manifests))
    .filter(({ kind }) => kind !== 'Namespace');
}

function kindOf({ apiVersion, kind }: ManifestObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return `${group}/${kind}`;
}

const possible = deployableKinds([]).map(
  ({ group, kind }) => `${group}/${kind}`,
);

describe('the kinds that may be deployed', () => {
  it('are those of all forums, and no other', () => {
    const rendered = new Set(
      fc
        .sample(forumSpecs, { numRuns: FORUMS, seed: 7 })
        .flatMap(objectsOf)
        .map(kindOf),
    );

    // Sealed values are not part of a render.
    expect([...rendered, 'bitnami.com/SealedSecret'].sort()).toEqual(
      [...possible].sort(),
    );
  });

  it('are the same for each size, because rights are granted once', () => {
    const small = goldenForum('k3s-small');
    const large = goldenForum('k3s-large');
    const projectOf = (forum: ForumSpec) =>
      buildAppProject(forum, { objects: objectsOf(forum) }).spec
        ?.namespaceResourceWhitelist;
    const rightsOf = (forum: ForumSpec) =>
      fluxManifests(forum, { objects: objectsOf(forum) }).role;

    expect(projectOf(small)).toEqual(projectOf(large));
    expect(projectOf(small)).toContainEqual({
      group: 'policy',
      kind: 'PodDisruptionBudget',
    });
    expect(rightsOf(small)).toMatchObject({
      rules: expect.arrayContaining([
        expect.objectContaining({
          apiGroups: ['policy'],
          resources: ['poddisruptionbudgets'],
        }),
      ]),
    });
  });

  it('give Flux no Secret, no shell and no token', () => {
    const { role } = fluxManifests(goldenForum('k3s-large'), { objects: [] });

    expect(JSON.stringify(role)).not.toMatch(
      /\*|"secrets"|pods\/exec|serviceaccounts\/token/,
    );
  });
});

describe('resourceName', () => {
  it.each([
    ['ConfigMap', 'configmaps'],
    ['NetworkPolicy', 'networkpolicies'],
    ['Ingress', 'ingresses'],
    ['Gateway', 'gateways'],
  ])('of %s is %s', (kind, name) => {
    expect(resourceName(kind)).toBe(name);
  });
});
