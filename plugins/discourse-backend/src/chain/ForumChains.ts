import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { DbChainEntryRow, DbChainHeadRow } from '../store/tables';
import {
  appendEntry,
  headOf,
  verifyChain,
  type ChainEntry,
  type ChainHead,
} from './hashChain';

/**
 * How often an append may find its place taken. Each time another one has been
 * written, so this many must be recorded for one forum at the same moment.
 */
const MAX_ATTEMPTS = 100;

/** Whether a chain is what was written, and where it ends. */
export type ForumChainVerdict = { length: number; hash?: string } & (
  | { ok: true }
  | { ok: false; seq: number; fault: string }
);

/**
 * One hash chain for each forum, in a table of entries and one of heads: an
 * entry that is edited, deleted or moved is noticed, whoever has access to the
 * database.
 */
export class ForumChains {
  readonly #subject: string;
  readonly #entries: string;
  readonly #heads: string;

  constructor(options: {
    /** What is recorded; begins the name of each chain. */
    subject: string;
    /** Names of the tables. */
    entries: string;
    heads: string;
  }) {
    this.#subject = options.subject;
    this.#entries = options.entries;
    this.#heads = options.heads;
  }

  /**
   * Appends a record and moves the head, in one transaction with what belongs
   * to it. Replicas that do so at once take turns: where another takes the
   * place first nothing is written, and it is tried again.
   */
  async append(options: {
    knex: Knex;
    forumId: string;
    atMs: number;
    record: unknown;
    /** What is written together with the record. */
    also?: (tx: Knex.Transaction) => Promise<void>;
  }): Promise<ChainEntry> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#tryAppend(options);
      } catch (error) {
        if (!isDatabaseConflictError(error) || attempt === MAX_ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  /** Entries of a forum, newest first. */
  async list(options: {
    knex: Knex;
    forumId: string;
    /** Only those before this place. */
    before?: number;
    limit: number;
  }): Promise<ChainEntry[]> {
    const { knex, forumId, before, limit } = options;
    const query = knex<DbChainEntryRow>(this.#entries)
      .where({ forum_id: forumId })
      .orderBy('seq', 'desc')
      .limit(limit);
    if (before !== undefined) {
      query.where('seq', '<', before);
    }
    const rows: DbChainEntryRow[] = await query;
    return rows.map(readRow);
  }

  async verify(options: {
    knex: Knex;
    forumId: string;
  }): Promise<ForumChainVerdict> {
    const { entries, head } = await this.#read(options);
    const result = verifyChain(this.#nameOf(options.forumId), {
      entries,
      head,
    });
    const { length = 0, hash } = head ?? {};
    return result.ok
      ? { ok: true, length, hash }
      : { ok: false, length, hash, seq: result.seq, fault: result.fault };
  }

  async #tryAppend(options: {
    knex: Knex;
    forumId: string;
    atMs: number;
    record: unknown;
    also?: (tx: Knex.Transaction) => Promise<void>;
  }): Promise<ChainEntry> {
    const { knex, forumId, atMs, record, also } = options;
    return knex.transaction(async tx => {
      const head = await this.#getHead(tx, forumId);
      const name = this.#nameOf(forumId);
      const entry = appendEntry(name, { head, atMs, record });
      await tx<DbChainEntryRow>(this.#entries).insert({
        forum_id: forumId,
        seq: entry.seq,
        at: entry.atMs,
        body: entry.body,
        previous: entry.previous,
        hash: entry.hash,
      });
      await tx<DbChainHeadRow>(this.#heads)
        .insert({ forum_id: forumId, ...headOf(entry) })
        .onConflict('forum_id')
        .merge();
      await also?.(tx);
      return entry;
    });
  }

  /** The whole chain with its end, as of one moment. */
  async #read(options: {
    knex: Knex;
    forumId: string;
  }): Promise<{ entries: ChainEntry[]; head?: ChainHead }> {
    const { knex, forumId } = options;
    const isPostgres = knex.client.config.client === 'pg';
    return knex.transaction(
      async tx => {
        const rows = await tx<DbChainEntryRow>(this.#entries)
          .where({ forum_id: forumId })
          .orderBy('seq');
        const head = await this.#getHead(tx, forumId);
        return { entries: rows.map(readRow), head };
      },
      // An entry that is appended between the two queries is no fault.
      isPostgres ? { isolationLevel: 'repeatable read' } : undefined,
    );
  }

  async #getHead(
    tx: Knex.Transaction,
    forumId: string,
  ): Promise<ChainHead | undefined> {
    const row = await tx<DbChainHeadRow>(this.#heads)
      .where({ forum_id: forumId })
      .first();
    return row && { length: row.length, hash: row.hash };
  }

  #nameOf(forumId: string): string {
    return `${this.#subject} of ${forumId}`;
  }
}

function readRow(row: DbChainEntryRow): ChainEntry {
  return {
    seq: row.seq,
    atMs: Number(row.at),
    body: row.body,
    previous: row.previous,
    hash: row.hash,
  };
}
