import {
  PART_NAMES,
  SEVERITIES,
  type Finding,
  type ForumParts,
  type ForumSample,
  type RestoreProof,
} from '@backstage-discourse/plugin-discourse-common';
import { findAccessProblems } from './findAccessProblems';
import { findBackups } from './findBackups';
import { findCertificates } from './findCertificates';
import { findDatabaseBackups } from './findDatabaseBackups';
import { findDelivery, findDrift } from './findDelivery';
import { findGroups } from './findGroups';
import { findHealth } from './findHealth';
import { findKeyExpiry } from './findKeyExpiry';
import { findKeyRights } from './findKeyRights';
import { findRestoreFault, findRestores } from './findRestores';
import type { ForumFacts } from './ForumFacts';
import type { FindingThresholds } from './FindingThresholds';
import { findSidekiq } from './findSidekiq';
import { findVersion } from './findVersion';
import type { Verdict } from './Verdict';

/**
 * All verdicts on a forum, worst first. A part that can not be read is judged
 * by that alone: what its last data say may no longer be so. Never empty.
 */
export function evaluateForum(options: {
  parts: ForumParts;
  /** Recent samples, oldest first. */
  samples: readonly ForumSample[];
  thresholds: FindingThresholds;
  knownSinceMs: number;
  /** What is known from elsewhere than the forum. */
  facts?: ForumFacts;
  /** Since when the findings of the last time hold, by id. */
  since: ReadonlyMap<string, string>;
  now: number;
}): Finding[] {
  const { parts, samples, thresholds, knownSinceMs, since, now } = options;
  const { facts = {} } = options;
  const { backupsEveryMs } = facts;
  const { health, version, sidekiq, backups, groups } = parts;
  const verdicts: Verdict[] = findAccessProblems(parts);
  if (health.data && !health.problem) {
    verdicts.push(...findHealth(health.data));
  }
  if (version.data && !version.problem) {
    verdicts.push(...findVersion(version.data, { thresholds, now }));
  }
  if (sidekiq.data && !sidekiq.problem) {
    verdicts.push(...findSidekiq(sidekiq.data, { thresholds, samples }));
  }
  if (backups.data && !backups.problem) {
    verdicts.push(
      ...findBackups(backups.data, {
        ...{ thresholds, knownSinceMs, backupsEveryMs, now },
      }),
    );
  }
  if (groups.data && !groups.problem) {
    verdicts.push(...findGroups(groups.data));
  }
  if (parts.keys?.data && !parts.keys.problem) {
    verdicts.push(...findKeyRights(parts.keys.data));
  }
  verdicts.push(
    ...judgeFacts({ ...readFacts(parts), ...facts }, { thresholds, now }),
  );
  const nowIso = new Date(now).toISOString();
  return verdicts
    .map(verdict => ({
      ...verdict,
      since: verdict.since ?? since.get(verdict.id) ?? nowIso,
    }))
    .sort(compareFindings);
}

/** What the snapshot itself tells of cluster and keys. */
function readFacts({ deployment, keys }: ForumParts): ForumFacts {
  return {
    ...(deployment?.data &&
      !deployment.problem && {
        deployment: deployment.data,
        ...readProof(deployment.data.restoreProof),
      }),
    ...(keys?.data &&
      !keys.problem && {
        keys: { ...keys.data, observedAt: keys.observedAt },
      }),
  };
}

/** A proof that nobody signed says neither that one was nor that none was. */
function readProof(
  proof: RestoreProof | undefined,
): Pick<ForumFacts, 'restoredAt' | 'restoreFault'> {
  if (!proof) {
    return {};
  }
  const { state, last, proven } = proof;
  const restoredAt = proven?.finishedAt;
  if (state === 'unverified') {
    return { restoredAt, restoreFault: { state } };
  }
  return {
    restoredAt: restoredAt ?? 'never',
    ...(state === 'failed' &&
      last && {
        restoreFault: {
          state,
          triedAt: last.finishedAt,
          reason: last.reason ?? 'unknown',
          detail: last.detail,
        },
      }),
  };
}

function judgeFacts(
  facts: ForumFacts,
  options: { thresholds: FindingThresholds; now: number },
): Verdict[] {
  const { deployment, keys, restoredAt, drift } = facts;
  return [
    ...(keys ? findKeyExpiry(keys, options) : []),
    ...(deployment ? findCertificates(deployment.certificates, options) : []),
    ...(deployment?.delivery ? findDelivery(deployment.delivery) : []),
    ...(deployment?.database
      ? findDatabaseBackups(deployment.database, options)
      : []),
    ...(facts.restoreFault ? findRestoreFault(facts.restoreFault) : []),
    ...(restoredAt ? findRestores(restoredAt, options) : []),
    ...(drift ? findDrift(drift) : []),
  ];
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    PART_NAMES.indexOf(a.part) - PART_NAMES.indexOf(b.part)
  );
}
