import {
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { forumSpecInputs, forumSpecs } from '../__testUtils__/forumSpecs';
import { models } from '../__testUtils__/models';
import { buildApplication, buildAppProject } from '../argocd/argocdObjects';
import { baseManifests } from '../base/baseManifests';
import { fluxManifests } from '../flux/fluxObjects';
import type { ManifestObject } from '../manifests/ManifestObject';
import { renderForum } from './renderForum';
import { treeHash } from './treeHash';

const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;
const SPECS = 2000;
// Printing and reading back costs many times what building does.
const PRINTED = 50;

function objectsOf(forum: ForumSpec): ManifestObject[] {
  const objects = Object.values(baseManifests(forum)).flatMap(manifests =>
    Object.values(manifests),
  );
  const gitops: ManifestObject[] =
    forum.spec.gitops.tool === 'flux'
      ? Object.values(fluxManifests(forum, { objects }))
      : [buildApplication(forum), buildAppProject(forum, { objects })];
  return [...objects, ...gitops];
}

function faultOf(object: ManifestObject): string | undefined {
  const { apiVersion, kind, metadata } = object;
  const validate = models.get(`${apiVersion}/${kind}`);
  if (!validate) {
    return 'has no model';
  }
  if (kind === 'Secret') {
    return 'is a plain Secret';
  }
  return DNS_NAME.test(metadata?.name ?? '')
    ? validate(object)
    : 'has no legal name';
}

describe(`${SPECS} random forums`, () => {
  it('render to valid objects with legal names of their own, the same each time', () => {
    const seen = new Set<string>();
    let run = 0;
    fc.assert(
      fc.property(forumSpecs, forum => {
        const objects = objectsOf(forum);
        const ids = new Set<string>();
        for (const object of objects) {
          const { kind, metadata } = object;
          const fault = faultOf(object);
          if (fault !== undefined) {
            throw new Error(`${kind} ${metadata?.name}: ${fault}`);
          }
          seen.add(kind);
          ids.add(`${kind} ${metadata?.namespace}/${metadata?.name}`);
        }
        if (ids.size !== objects.length) {
          throw new Error('two objects of a kind share a name');
        }
        run += 1;
        const again = () => treeHash(renderForum(structuredClone(forum)));
        if (run % PRINTED === 0 && again() !== treeHash(renderForum(forum))) {
          throw new Error('the same ForumSpec gives other bytes');
        }
      }),
      { numRuns: SPECS },
    );

    // Each option came up.
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'Application',
        'ExternalSecret',
        'HTTPRoute',
        'HorizontalPodAutoscaler',
        'Ingress',
        'IngressRoute',
        'Kustomization',
        'PersistentVolumeClaim',
        'Pooler',
        'PrometheusRule',
        'ScaledObject',
      ]),
    );
  }, 180_000);
});

type Tree = { [key: string]: unknown };

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All paths of a tree of fields. */
function pathsOf(tree: Tree, prefix: string[] = []): string[][] {
  return Object.entries(tree).flatMap(([key, value]) => [
    [...prefix, key],
    ...(isTree(value) ? pathsOf(value, [...prefix, key]) : []),
  ]);
}

function replaceAt(tree: Tree, path: string[], value: unknown): Tree {
  const [key, ...rest] = path;
  const child = tree[key];
  return {
    ...tree,
    [key]:
      rest.length === 0
        ? value
        : replaceAt(isTree(child) ? child : {}, rest, value),
  };
}

describe('random inputs that are not a ForumSpec', () => {
  it('are refused by field, without a crash, whatever one field holds', () => {
    fc.assert(
      fc.property(
        forumSpecInputs,
        fc.nat(),
        fc.oneof(
          fc.anything(),
          fc.constantFrom("it's", 'a\nb', '<%= 1 %>', '../../etc', '-1Gi'),
        ),
        (input, position, value) => {
          const paths = pathsOf({ ...input });
          const path = paths[position % paths.length];
          const result = parseForumSpec(replaceAt({ ...input }, path, value));
          const faults = result.ok ? [] : result.faults;
          const rendered = result.ok ? renderForum(result.spec) : [];

          expect(rendered.length + faults.length).toBeGreaterThan(0);
          expect(
            faults.filter(
              ({ field, message }) =>
                message === '' ||
                !/^(apiVersion|kind|metadata|spec)/.test(field),
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  it('are refused even when they are nothing of the kind', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        expect(parseForumSpec(value)).toMatchObject({
          ok: false,
          faults: expect.arrayContaining([
            expect.objectContaining({ message: expect.any(String) }),
          ]),
        });
      }),
    );
  });
});
