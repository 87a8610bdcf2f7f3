import type {
  ForumParts,
  ForumSample,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { listDriftingGroups } from '../groups/store/listDriftingGroups';
import {
  BACKUP_DAYS_LABEL,
  CLUSTER_LABEL,
  listLabelValues,
} from './forumLabels';
import { readIso, readMs } from './instants';
import { RAW_RESOLUTION, readSampleRow } from './samples';
import { readSnapshotRows } from './snapshots';
import { readForumRow, type StoredForum } from './StoredForum';
import type {
  DbFindingRow,
  DbForumQueueRow,
  DbForumRow,
  DbSampleRow,
  DbSnapshotRow,
} from './tables';

const DAYS = /^[1-9][0-9]?$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A claimed forum with everything that a collection builds upon. */
export interface ClaimedForum {
  forum: StoredForum;
  ticket: string;
  /** Failed attempts in a row. */
  attempts: number;
  /** Somebody waits for a refresh. */
  requested: boolean;
  /** Until when the forum wants no admin requests. */
  heldUntilMs?: number;
  budget: { startedAtMs?: number; used: number };
  /** The cluster that is meant for it, by its label. */
  cluster?: string;
  /** Time from one Discourse backup to the next, by its label. */
  backupsEveryMs?: number;
  /** When any part was last read. */
  freshAtMs?: number;
  parts: ForumParts;
  /** Recent samples, oldest first. */
  samples: ForumSample[];
  /** Groups that differ from Git, where they were compared. */
  driftingGroups?: readonly string[];
  /** Since when each finding holds, by id. */
  findingsSince: ReadonlyMap<string, string>;
}

/** Loads what belongs to a batch of claimed forums, in one query a table. */
export async function loadClaimedForums(options: {
  knex: Knex;
  ids: readonly string[];
  ticket: string;
  samplesSince: number;
  now: number;
}): Promise<ClaimedForum[]> {
  const { knex, ids, ticket, samplesSince, now } = options;
  if (ids.length === 0) {
    return [];
  }
  const forums = await knex<DbForumRow>('forums').whereIn('id', ids);
  const queue = await knex<DbForumQueueRow>('forum_queue').whereIn(
    'forum_id',
    ids,
  );
  const snapshots = groupByForum(
    await knex<DbSnapshotRow>('snapshots').whereIn('forum_id', ids),
  );
  const findings = groupByForum(
    await knex<DbFindingRow>('findings')
      .select('forum_id', 'finding_id', 'since')
      .whereIn('forum_id', ids),
  );
  const samples = groupByForum(
    await knex<DbSampleRow>('samples')
      .whereIn('forum_id', ids)
      .where({ resolution: RAW_RESOLUTION })
      .where('at', '>=', samplesSince)
      .orderBy('at'),
  );
  const labels = await listLabelValues({
    ...{ knex, ids },
    keys: [CLUSTER_LABEL, BACKUP_DAYS_LABEL],
  });
  const drifting = await listDriftingGroups({ knex, forumIds: ids, now });
  const queueById = new Map(queue.map(row => [row.forum_id, row]));
  return forums.map(row => {
    const queued = queueById.get(row.id);
    const requestedAt = readMs(queued?.requested_at);
    const collectedAt = readMs(row.collected_at) ?? 0;
    return {
      forum: readForumRow(row),
      ticket,
      attempts: queued?.attempts ?? 0,
      requested: requestedAt !== undefined && requestedAt >= collectedAt,
      heldUntilMs: readMs(queued?.held_until),
      budget: {
        startedAtMs: readMs(queued?.budget_started_at),
        used: queued?.budget_used ?? 0,
      },
      cluster: labels.get(row.id)?.get(CLUSTER_LABEL),
      backupsEveryMs: readDaysMs(labels.get(row.id)?.get(BACKUP_DAYS_LABEL)),
      freshAtMs: readMs(row.fresh_at),
      parts: readSnapshotRows(snapshots.get(row.id) ?? []),
      samples: (samples.get(row.id) ?? []).map(readSampleRow),
      driftingGroups: drifting.get(row.id),
      findingsSince: new Map(
        (findings.get(row.id) ?? []).map(finding => [
          finding.finding_id,
          readIso(finding.since) ?? '',
        ]),
      ),
    };
  });
}

/** Anybody may write a label: what is no number of days is none. */
function readDaysMs(text: string | undefined): number | undefined {
  return text !== undefined && DAYS.test(text)
    ? Number(text) * DAY_MS
    : undefined;
}

function groupByForum<T extends { forum_id: string }>(
  rows: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.forum_id);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.forum_id, [row]);
    }
  }
  return groups;
}
