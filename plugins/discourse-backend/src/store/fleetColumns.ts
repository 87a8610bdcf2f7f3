import { SEVERITIES } from '@backstage-discourse/plugin-discourse-common';
import { findChannel } from '../findings/channel';
import { parseVersion, toVersionSortKey } from '../findings/parseVersion';
import type { ForumOutcome } from './ForumOutcome';
import { toDbInstant } from './instants';
import type { DbForumRow } from './tables';

/** The columns of the fleet that follow from an outcome. */
export function buildFleetColumns(outcome: ForumOutcome): Partial<DbForumRow> {
  const { parts, findings, access } = outcome;
  const [worst] = findings;
  const version = parts.version.data?.installed;
  const parsed = version === undefined ? undefined : parseVersion(version);
  return {
    monitor_key: access.monitor ? 1 : 0,
    operate_key: access.operate ? 1 : 0,
    observed_state: outcome.observedState,
    fresh_at: outcome.freshAtMs ?? null,
    collected_at: outcome.collectedAtMs,
    severity_rank: SEVERITIES.indexOf(worst?.severity ?? 'info'),
    headline: worst?.title ?? '',
    version: version ?? null,
    version_sort: version === undefined ? null : toVersionSortKey(version),
    channel: parsed ? findChannel(parsed) : null,
    // Known from the reservation until the labels of the entity are read.
    ...(outcome.cluster !== undefined && { cluster: outcome.cluster }),
    enqueued: parts.sidekiq.data?.enqueued ?? null,
    group_count:
      parts.groups.data?.items.filter(group => !group.automatic).length ?? null,
    last_backup_at: toDbInstant(parts.backups.data?.items[0]?.createdAt),
  };
}
