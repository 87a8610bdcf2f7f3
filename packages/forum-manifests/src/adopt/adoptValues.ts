import {
  FORUM_SPEC_API_VERSION,
  parseForumSpec,
  type ForumSpec,
  type ForumSpecFault,
} from '@backstage-discourse/plugin-discourse-common';
import { carryLeaf } from './chartKeys';
import { chartLeaves, isUnset, type ChartLeaf } from './chartLeaves';
import {
  mergeOver,
  removeAt,
  setAt,
  valueAt,
  type FieldTree,
} from './fieldTree';
import { leftOut, type Outcome } from './Outcome';

// A restore needs a newer or equal version; the chart's last is 3.5.0.
const TARGET_VERSION = '2026.7.1';

/** A key of the chart that is in the ForumSpec, or needs no field there. @public */
export interface CarriedKey {
  key: string;
  /** Dotted paths. */
  fields: string[];
  remark?: string;
}

/** A key of the chart that stays behind. @public */
export interface LeftKey {
  key: string;
  reason: string;
}

/** What a values file came to. */
export interface Adoption {
  /** The ForumSpec as far as it is known. */
  forum: FieldTree;
  /** The same, when nothing is missing. */
  spec?: ForumSpec;
  carried: CarriedKey[];
  left: LeftKey[];
  /** Fields that somebody must fill in, with what they must hold. */
  missing: ForumSpecFault[];
}

/** A values file, and what it can not know, in the form of a ForumSpec. */
export interface AdoptOptions {
  values: Record<string, unknown>;
  answers?: Record<string, unknown>;
}

interface Claim {
  key: string;
  path: string[];
}

function decide(leaf: ChartLeaf): Outcome {
  if (leaf.key.split(/[.[\]]/).includes('__proto__')) {
    return leftOut('is not a name that a forum may use');
  }
  return isUnset(leaf.value)
    ? leftOut('is empty, so the chart’s own default was in use')
    : carryLeaf(leaf);
}

/** Puts one value into the tree, unless another key said something else. */
function place(
  tree: FieldTree,
  claims: Claim[],
  { key, outcome }: { key: string; outcome: Outcome },
): Outcome {
  if (!outcome.carried) {
    return outcome;
  }
  const rival = outcome.fields.find(
    ({ path, value }) =>
      path.at(-1) !== '[]' && ![undefined, value].includes(valueAt(tree, path)),
  );
  if (rival) {
    const first = claims.find(
      claim => claim.path.join('.') === rival.path.join('.'),
    );
    return leftOut(
      first
        ? `says something else than '${first.key}', which was taken`
        : 'says something else than a key before it',
    );
  }
  for (const { path, value } of outcome.fields) {
    setAt(tree, path, value);
    claims.push({ key, path });
  }
  return outcome;
}

/** What follows from the values without being one of them. */
function derive(tree: FieldTree): void {
  const host = valueAt(tree, ['spec', 'hostname']);
  if (typeof host === 'string' && !valueAt(tree, ['metadata', 'name'])) {
    setAt(tree, ['metadata', 'name'], host.split('.')[0]);
  }
  const bucket = valueAt(tree, ['spec', 'objectStorage', 'uploadsBucket']);
  setAt(tree, ['spec', 'uploads', 'store'], bucket ? 's3' : 'volume');
}

function claimOf(fault: ForumSpecFault, claims: Claim[]): Claim | undefined {
  return claims.find(({ path }) => {
    const field = path.filter(name => name !== '[]').join('.');
    return fault.field === field || fault.field.startsWith(`${field}.`);
  });
}

/** The first key whose value a ForumSpec refuses, and in which words. */
function firstRefusal(options: {
  faults: ForumSpecFault[];
  claims: Claim[];
  answers: FieldTree;
}): LeftKey | undefined {
  const { faults, claims, answers } = options;
  for (const fault of faults) {
    const claim = claimOf(fault, claims);
    const answered = valueAt(answers, fault.field.split('.')) !== undefined;
    if (claim && !answered) {
      const reason = `was refused: '${fault.field}' ${fault.message}`;
      return { key: claim.key, reason };
    }
  }
  return undefined;
}

/** Takes out of the tree what a ForumSpec refuses, key by key. */
function takeOutRefused(
  tree: FieldTree,
  claims: Claim[],
  answers: FieldTree,
): LeftKey[] {
  const result = parseForumSpec(mergeOver(tree, answers));
  const refusal = result.ok
    ? undefined
    : firstRefusal({ faults: result.faults, claims, answers });
  if (!refusal) {
    return [];
  }
  // All that the key set goes, so that no half of it stays.
  for (const { path } of claims.filter(({ key }) => key === refusal.key)) {
    removeAt(tree, path);
  }
  const others = claims.filter(({ key }) => key !== refusal.key);
  return [refusal, ...takeOutRefused(tree, others, answers)];
}

/**
 * Reads what a forum needs out of the values of the Bitnami chart. Each key
 * ends up among the carried or the left ones; secrets are never read. A value
 * that a ForumSpec refuses stays behind with the words of the refusal.
 */
export function adoptValues(options: AdoptOptions): Adoption {
  const { values, answers = {} } = options;
  const tree: FieldTree = {
    apiVersion: FORUM_SPEC_API_VERSION,
    kind: 'Forum',
    metadata: {},
    spec: { profile: 'rancher', discourse: { version: TARGET_VERSION } },
  };
  const claims: Claim[] = [];
  const results = chartLeaves(values).map(leaf => ({
    key: leaf.key,
    outcome: place(tree, claims, { key: leaf.key, outcome: decide(leaf) }),
  }));
  derive(tree);

  const refused = new Map(
    takeOutRefused(tree, claims, answers).map(({ key, reason }) => [
      key,
      reason,
    ]),
  );
  const forum = mergeOver(tree, answers);
  const result = parseForumSpec(forum);

  const carried: CarriedKey[] = [];
  const left: LeftKey[] = [];
  for (const { key, outcome } of results) {
    const reason = refused.get(key);
    if (reason !== undefined) {
      left.push({ key, reason });
    } else if (outcome.carried) {
      carried.push({
        key,
        fields: outcome.fields.map(({ path }) =>
          path.filter(name => name !== '[]').join('.'),
        ),
        remark: outcome.remark,
      });
    } else {
      left.push({ key, reason: outcome.reason });
    }
  }
  return {
    forum,
    spec: result.ok ? result.spec : undefined,
    carried,
    left,
    missing: result.ok ? [] : result.faults,
  };
}
