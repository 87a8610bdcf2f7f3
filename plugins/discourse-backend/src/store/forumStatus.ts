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
import { readRowsOfForum, selectRowsOfForum } from './rowsOfForum';
import { readSnapshotRows, type SnapshotRow } from './snapshots';
import { readState } from './stateSql';
import { CARD_COLUMNS, readForumCard } from './StoredForum';
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

const FORUM_COLUMNS = [
  ...CARD_COLUMNS,
  'observed_state',
  'fresh_at',
  'collected_at',
] as const satisfies Array<keyof DbForumRow>;

/** An active forum, and what decides its state. */
export type StatusRow = Pick<DbForumRow, (typeof FORUM_COLUMNS)[number]>;

const QUEUE_COLUMNS = ['due_at', 'ticket'] as const satisfies Array<
  keyof DbForumQueueRow
>;

const SNAPSHOT_COLUMNS = [
  'part',
  'data',
  'observed_at',
  'problem_kind',
  'problem_message',
  'problem_since',
  'problem_retry_at',
] satisfies Array<keyof DbSnapshotRow>;

const FINDING_COLUMNS = [
  'finding_id',
  'part',
  'severity',
  'title',
  'detail',
  'next_step',
  'params',
  'since',
] as const satisfies Array<keyof DbFindingRow>;

type QueueRow = Pick<DbForumQueueRow, (typeof QUEUE_COLUMNS)[number]>;
type FindingRow = Pick<DbFindingRow, (typeof FINDING_COLUMNS)[number]>;

/** The row that the status of an active forum begins with. */
export async function getStatusRow(options: {
  knex: Knex;
  id: string;
}): Promise<StatusRow | undefined> {
  const { knex, id } = options;
  return (
    knex<DbForumRow>('forums')
      .where({ id, status: 'active' })
      // No others: SQLite's driver compiles a reader of each column every time.
      .first(...FORUM_COLUMNS)
  );
}

/** Everything the portal knows of a forum, from listed fields only. */
export async function readForumStatus(options: {
  knex: Knex;
  row: StatusRow;
  staleAfterMs: number;
  now: number;
}): Promise<ForumStatus> {
  const { knex, row, staleAfterMs, now } = options;
  const { snapshots, findings, queue } = await readRows(knex, row.id);
  const forum = readForumCard(row);
  return {
    id: forum.id,
    entityRef: forum.entityRef ?? '',
    owner: forum.owner,
    title: forum.title,
    url: forum.url,
    simulated: forum.simulated,
    state: readState(row, { staleBefore: now - staleAfterMs }),
    collectedAt: readIso(row.collected_at),
    nextCollectionAt: readNext(queue[0]),
    staleAfterSeconds: Math.round(staleAfterMs / 1000),
    access: forum.access,
    parts: readSnapshotRows(snapshots),
    findings: findings.map(readFindingRow),
  };
}

async function readRows(knex: Knex, forumId: string) {
  const texts = await knex
    .select(
      selectRowsOfForum(knex, {
        ...{ forumId, table: 'snapshots', as: 'snapshots' },
        columns: SNAPSHOT_COLUMNS,
      }),
      selectRowsOfForum(knex, {
        ...{ forumId, table: 'findings', as: 'findings' },
        columns: FINDING_COLUMNS,
        orderBy: 'position',
      }),
      selectRowsOfForum(knex, {
        ...{ forumId, table: 'forum_queue', as: 'queue' },
        columns: QUEUE_COLUMNS,
      }),
    )
    .first();
  return {
    snapshots: readRowsOfForum<SnapshotRow>(texts.snapshots),
    findings: readRowsOfForum<FindingRow>(texts.findings),
    queue: readRowsOfForum<QueueRow>(texts.queue),
  };
}

/** Unknown while a collector holds the forum. */
function readNext(queued: QueueRow | undefined): string | undefined {
  return queued?.ticket === null ? readIso(queued.due_at) : undefined;
}

function readFindingRow(row: FindingRow): Finding {
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
