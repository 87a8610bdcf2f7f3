import {
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
// The test data of the renderer: nothing that it publishes.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import { forumSpecs } from '../../packages/forum-manifests/src/__testUtils__/forumSpecs';
import {
  goldenForum,
  GOLDEN_NAMES,
} from '../../packages/forum-manifests/src/__testUtils__/goldenForums';
/* eslint-enable @backstage/no-relative-monorepo-imports */

// The same forums in every run.
const SEED = 20261121;
const LARGER = { small: 'medium', medium: 'large', large: 'small' } as const;

/** The forums of the golden repositories. */
export function goldenForums(): ForumSpec[] {
  return GOLDEN_NAMES.map(goldenForum);
}

/** Random forums, each with a name of its own. */
export function randomForums(count: number): ForumSpec[] {
  const byName = new Map<string, ForumSpec>();
  for (const forum of fc.sample(forumSpecs, {
    numRuns: count * 2,
    seed: SEED,
  })) {
    byName.set(forum.metadata.name, forum);
  }
  if (byName.size < count) {
    throw new Error(`Only ${byName.size} random forums have distinct names`);
  }
  return [...byName.values()].slice(0, count);
}

/** The same forum with a newer version and another size. */
export function upgradedForum(forum: ForumSpec): ForumSpec {
  const { spec } = forum;
  const [year, ...rest] = spec.discourse.version.split('.');
  const result = parseForumSpec({
    ...forum,
    spec: {
      ...spec,
      size: LARGER[spec.size],
      discourse: {
        ...spec.discourse,
        version: [Number(year) + 1, ...rest].join('.'),
      },
    },
  });
  if (!result.ok) {
    throw new Error(
      `${forum.metadata.name} can not be upgraded: ${JSON.stringify(
        result.faults,
      )}`,
    );
  }
  return result.spec;
}
