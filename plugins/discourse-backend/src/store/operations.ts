import type { Knex } from 'knex';
import {
  appendEntry,
  headOf,
  type ChainEntry,
  type ChainHead,
} from '../chain/hashChain';
import type { DbOperationHeadRow, DbOperationRow } from './tables';

/** Name of the chain of a forum. */
export function nameOperationChain(forumId: string): string {
  return `operations of ${forumId}`;
}

/**
 * Appends a record to the log of a forum and moves its head, in one
 * transaction. Where another replica takes the place first, the insert fails
 * with a conflict and nothing is written; the caller tries again.
 */
export async function appendOperation(options: {
  knex: Knex;
  forumId: string;
  atMs: number;
  record: unknown;
}): Promise<ChainEntry> {
  const { knex, forumId, atMs, record } = options;
  return knex.transaction(async tx => {
    const head = await getOperationHead({ knex: tx, forumId });
    const entry = appendEntry(nameOperationChain(forumId), {
      head,
      atMs,
      record,
    });
    await tx<DbOperationRow>('operations').insert({
      forum_id: forumId,
      seq: entry.seq,
      at: entry.atMs,
      body: entry.body,
      previous: entry.previous,
      hash: entry.hash,
    });
    await tx<DbOperationHeadRow>('operation_heads')
      .insert({ forum_id: forumId, ...headOf(entry) })
      .onConflict('forum_id')
      .merge();
    return entry;
  });
}

/** The end of a forum's log, if it has any. */
export async function getOperationHead(options: {
  knex: Knex | Knex.Transaction;
  forumId: string;
}): Promise<ChainHead | undefined> {
  const { knex, forumId } = options;
  const row = await knex<DbOperationHeadRow>('operation_heads')
    .where({ forum_id: forumId })
    .first();
  return row && { length: row.length, hash: row.hash };
}

/** Entries of a forum's log, newest first. */
export async function listOperations(options: {
  knex: Knex;
  forumId: string;
  /** Only those before this place. */
  before?: number;
  limit: number;
}): Promise<ChainEntry[]> {
  const { knex, forumId, before, limit } = options;
  const query = knex<DbOperationRow>('operations')
    .where({ forum_id: forumId })
    .orderBy('seq', 'desc')
    .limit(limit);
  if (before !== undefined) {
    query.where('seq', '<', before);
  }
  const rows: DbOperationRow[] = await query;
  return rows.map(readRow);
}

/** The whole log of a forum with its end, as of one moment. */
export async function readOperationChain(options: {
  knex: Knex;
  forumId: string;
}): Promise<{ entries: ChainEntry[]; head?: ChainHead }> {
  const { knex, forumId } = options;
  const isPostgres = knex.client.config.client === 'pg';
  return knex.transaction(
    async tx => {
      const rows = await tx<DbOperationRow>('operations')
        .where({ forum_id: forumId })
        .orderBy('seq');
      const head = await getOperationHead({ knex: tx, forumId });
      return { entries: rows.map(readRow), head };
    },
    // An entry that is appended between the two queries is no fault.
    isPostgres ? { isolationLevel: 'repeatable read' } : undefined,
  );
}

function readRow(row: DbOperationRow): ChainEntry {
  return {
    seq: row.seq,
    atMs: Number(row.at),
    body: row.body,
    previous: row.previous,
    hash: row.hash,
  };
}
