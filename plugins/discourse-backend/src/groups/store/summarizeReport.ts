import {
  resolveGroup,
  type GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { buildDriftColumn } from './driftColumn';
import type { DbGroupReportRow } from './tables';

/** The figures of a report that the fleet is read by. */
export function summarizeReport(
  report: GroupReport,
): Pick<
  DbGroupReportRow,
  | 'drift_count'
  | 'drift'
  | 'ownerless_count'
  | 'over_quota_count'
  | 'next_expiry'
> {
  const { drift, actual, desired, policy } = report;
  const { quotas, members } = policy.spec;
  const active = desired.filter(file => !resolveGroup(file).archived);
  const expiries = active.flatMap(({ spec }) => spec.expires ?? []).sort();
  const own = actual.names.filter(({ automatic }) => !automatic).length;
  return {
    drift_count: drift.length,
    drift: buildDriftColumn(report),
    ownerless_count: actual.groups.filter(({ owners }) => owners.length === 0)
      .length,
    over_quota_count:
      Math.max(0, own - quotas.groups) +
      actual.groups.filter(({ memberCount = 0 }) => memberCount > members.max)
        .length,
    next_expiry: expiries.at(0) ?? null,
  };
}
