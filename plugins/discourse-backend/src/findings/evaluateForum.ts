import {
  PART_NAMES,
  SEVERITIES,
  type Finding,
  type ForumParts,
  type ForumSample,
} from '@backstage-discourse/plugin-discourse-common';
import { findAccessProblems } from './findAccessProblems';
import { findBackups } from './findBackups';
import { findGroups } from './findGroups';
import { findHealth } from './findHealth';
import type { FindingThresholds } from './FindingThresholds';
import { findKeys } from './findKeys';
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
  /** Since when the findings of the last time hold, by id. */
  since: ReadonlyMap<string, string>;
  now: number;
}): Finding[] {
  const { parts, samples, thresholds, knownSinceMs, since, now } = options;
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
      ...findBackups(backups.data, { thresholds, knownSinceMs, now }),
    );
  }
  if (groups.data && !groups.problem) {
    verdicts.push(...findGroups(groups.data));
  }
  if (parts.keys?.data && !parts.keys.problem) {
    verdicts.push(...findKeys(parts.keys.data));
  }
  const nowIso = new Date(now).toISOString();
  return verdicts
    .map(verdict => ({
      ...verdict,
      since: verdict.since ?? since.get(verdict.id) ?? nowIso,
    }))
    .sort(compareFindings);
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    PART_NAMES.indexOf(a.part) - PART_NAMES.indexOf(b.part)
  );
}
