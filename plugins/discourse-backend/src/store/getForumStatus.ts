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

/** A forum with its place in the queue, if it has one. */
export type StatusRow = DbForumRow & {
  due_at: DbForumQueueRow['due_at'] | null;
  ticket: DbForumQueueRow['ticket'];
};

/** Everything the portal knows of an active forum, from listed fields only. */
export async function getForumStatus(options: {
  knex: Knex;
  id: string;
  staleAfterMs: number;
  now: number;
}): Promise<ForumStatus | undefined> {
  const row = await getStatusRow(options);
  return row && readForumStatus({ ...options, row });
}

/** The row that the status of an active forum begins with. */
export async function getStatusRow(options: {
  knex: Knex;
  id: string;
}): Promise<StatusRow | undefined> {
  const { knex, id } = options;
  return knex('forums')
    .leftJoin('forum_queue', 'forum_queue.forum_id', 'forums.id')
    .where({ 'forums.id': id, status: 'active' })
    .first('forums.*', 'forum_queue.due_at', 'forum_queue.ticket');
}

/** The status of the forum in a row. */
export async function readForumStatus(options: {
  knex: Knex;
  row: StatusRow;
  staleAfterMs: number;
  now: number;
}): Promise<ForumStatus> {
  const { knex, row, staleAfterMs, now } = options;
  const ofForum = { forum_id: row.id };
  const [snapshots, findings] = await Promise.all([
    knex<DbSnapshotRow>('snapshots').where(ofForum),
    knex<DbFindingRow>('findings').where(ofForum).orderBy('position'),
  ]);
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
    nextCollectionAt: readNext(row),
    staleAfterSeconds: Math.round(staleAfterMs / 1000),
    access: forum.access,
    parts: readSnapshotRows(snapshots),
    findings: findings.map(readFindingRow),
  };
}

/** Unknown while a collector holds the forum. */
function readNext({ due_at: dueAt, ticket }: StatusRow): string | undefined {
  return ticket === null ? readIso(dueAt) : undefined;
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
