import {
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { forumObjects } from '../__testUtils__/forumObjects';
import { forumSpecInputs, forumSpecs } from '../__testUtils__/forumSpecs';
import { faultsOf, readForum } from '../__testUtils__/invariants';
import { renderedObjects } from '../__testUtils__/renderedObjects';
import { renderForum } from './renderForum';
import { treeHash } from './treeHash';

const SHARDS = 4;
const SPECS_PER_SHARD = 500;
// Printing and reading back costs many times what building does.
const PRINTED_SPECS = 50;

const seenKinds = new Set<string>();

function checkObjects(forum: ForumSpec): void {
  const objects = forumObjects(forum);
  const faults = faultsOf(readForum(forum, objects));
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
  const again = forumObjects(structuredClone(forum));
  if (JSON.stringify(again) !== JSON.stringify(objects)) {
    throw new Error('the same ForumSpec gives other objects');
  }
  objects.forEach(({ kind }) => seenKinds.add(kind));
}

function checkFiles(forum: ForumSpec): void {
  const files = renderForum(forum);
  if (treeHash(files) !== treeHash(renderForum(structuredClone(forum)))) {
    throw new Error('the same ForumSpec gives other bytes');
  }
  const objects = renderedObjects(forum).map(({ path, ...object }) => object);
  const faults = faultsOf(readForum(forum, objects));
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
}

describe(`${SHARDS * SPECS_PER_SHARD} random forums`, () => {
  it.each(Array.from({ length: SHARDS }, (_, shard) => shard + 1))(
    'keep every invariant and come out the same each time, part %i',
    () => {
      const property = fc.property(forumSpecs, checkObjects);
      expect(() =>
        fc.assert(property, { numRuns: SPECS_PER_SHARD }),
      ).not.toThrow();
    },
    120_000,
  );

  it('had every option among them', () => {
    expect([...seenKinds].sort()).toEqual(
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
  });

  it(`keep the invariants in ${PRINTED_SPECS} printed repositories, byte for byte`, () => {
    const property = fc.property(forumSpecs, checkFiles);
    expect(() => fc.assert(property, { numRuns: PRINTED_SPECS })).not.toThrow();
  }, 120_000);
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
      { numRuns: 1000 },
    );
  }, 120_000);

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
