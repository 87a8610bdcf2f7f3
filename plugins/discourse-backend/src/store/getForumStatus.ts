import {
  PART_NAMES,
  SEVERITIES,
  type Finding,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { readFindingParamsColumn } from './findingParams';
import { readIso } from './instants';
import { readSnapshotRows } from './snapshots';
import { readState } from './stateSql';
import { readForumRow } from './StoredForum';
import type {
  DbFindingRow,
  DbForumQueueRow,
  DbForumRow,
  DbSnapshotRow,
} from './tables';

const findingWordsSchema = z.object({
  part: z.enum(PART_NAMES),
  severity: z.enum(SEVERITIES),
});

/** Everything the portal knows of an active forum, from listed fields only. */
export async function getForumStatus(options: {
  knex: Knex;
  id: string;
  staleAfterMs: number;
  now: number;
}): Promise<ForumStatus | undefined> {
  const { knex, id, staleAfterMs, now } = options;
  const row = await knex<DbForumRow>('forums')
    .where({ id, status: 'active' })
    .first();
  if (!row) {
    return undefined;
  }
  const queued = await knex<DbForumQueueRow>('forum_queue')
    .where({ forum_id: id })
    .first();
  const snapshots = await knex<DbSnapshotRow>('snapshots').where({
    forum_id: id,
  });
  const findings = await knex<DbFindingRow>('findings')
    .where({ forum_id: id })
    .orderBy('position');
  const forum = readForumRow(row);
  return {
    id: forum.id,
    entityRef: forum.entityRef ?? '',
    owner: forum.owner,
    title: forum.title,
    url: forum.url,
    simulated: forum.simulated,
    state: readState(row, { staleBefore: now - staleAfterMs }),
    collectedAt: readIso(row.collected_at),
    nextCollectionAt: readNext(queued),
    staleAfterSeconds: Math.round(staleAfterMs / 1000),
    access: forum.access,
    parts: readSnapshotRows(snapshots),
    findings: findings.map(readFindingRow),
  };
}

/** Unknown while a collector holds the forum. */
function readNext(queued: DbForumQueueRow | undefined): string | undefined {
  return queued && queued.ticket === null ? readIso(queued.due_at) : undefined;
}

function readFindingRow(row: DbFindingRow): Finding {
  return {
    ...findingWordsSchema.parse({ part: row.part, severity: row.severity }),
    id: row.finding_id,
    title: row.title,
    detail: row.detail ?? undefined,
    nextStep: row.next_step ?? undefined,
    params: readFindingParamsColumn(row.params),
    since: readIso(row.since) ?? '',
  };
}
