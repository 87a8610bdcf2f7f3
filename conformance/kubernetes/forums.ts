import {
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
// The test data of the renderer: nothing that it publishes.
/* eslint-disable @backstage/no-relative-monorepo-imports -- what is held against the real thing is inside, not published */
import { forumSpecs } from '../../packages/forum-manifests/src/__testUtils__/forumSpecs';
import {
  goldenForum,
  GOLDEN_NAMES,
} from '../../packages/forum-manifests/src/__testUtils__/goldenForums';
/* eslint-enable @backstage/no-relative-monorepo-imports */

// The same forums in every run.
const SEED = 20261121;
const LARGER = { small: 'medium', medium: 'large', large: 'small' } as const;

export { goldenForum };

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

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge(before: Fields, change: Fields): Fields {
  const merged = Object.entries(change).map(([key, value]) => {
    const old = before[key];
    return [key, isFields(old) && isFields(value) ? merge(old, value) : value];
  });
  return { ...before, ...Object.fromEntries(merged) };
}

/** A forum under a name, with some fields of its spec changed. */
export function changedForum(
  forum: ForumSpec,
  change: { name: string; fields: Fields },
): ForumSpec {
  const result = parseForumSpec({
    ...forum,
    metadata: { ...forum.metadata, name: change.name },
    spec: merge({ ...forum.spec }, change.fields),
  });
  if (!result.ok) {
    throw new Error(
      `${change.name} is not valid: ${JSON.stringify(result.faults)}`,
    );
  }
  return result.spec;
}

/** The same forum with a newer version and another size. */
export function upgradedForum(forum: ForumSpec): ForumSpec {
  const { size, discourse } = forum.spec;
  const [year, ...rest] = discourse.version.split('.');
  const version = [Number(year) + 1, ...rest].join('.');
  return changedForum(forum, {
    name: forum.metadata.name,
    fields: { size: LARGER[size], discourse: { version } },
  });
}
