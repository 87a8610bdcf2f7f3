import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type {
  ForumOperation,
  OperationsPage,
  OperationsQuery,
  OperationsVerification,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { verifyChain, type ChainEntry } from '../chain/hashChain';
import {
  appendOperation,
  listOperations,
  nameOperationChain,
  readOperationChain,
} from '../store/operations';

/**
 * How often an append may find its place taken. Each time another one has been
 * written, so this many must be recorded for one forum at the same moment.
 */
const MAX_ATTEMPTS = 100;

const recordSchema = z.object({
  operation: z.string(),
  actor: z.string(),
  result: z.string(),
  detail: z.string().optional(),
});

/** What is recorded of an operation. */
export type OperationRecord = z.infer<typeof recordSchema>;

/**
 * Who did what to which forum, as a hash chain for each forum: an entry that
 * is edited, deleted or moved is noticed, whoever has access to the database.
 * Somebody who can write all of it could make a new chain; the audit events
 * carry the hash of each entry, so that it can be held against them.
 */
export class OperationChain {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /** Appends a record; replicas that do so at once take turns. */
  async append(
    forumId: string,
    record: OperationRecord,
  ): Promise<{ seq: number; hash: string }> {
    const knex = this.#knex;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const atMs = this.#now();
        const entry = await appendOperation({ knex, forumId, atMs, record });
        return { seq: entry.seq, hash: entry.hash };
      } catch (error) {
        if (!isDatabaseConflictError(error) || attempt === MAX_ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async list(forumId: string, query: OperationsQuery): Promise<OperationsPage> {
    const { cursor, limit } = query;
    const entries = await listOperations({
      knex: this.#knex,
      forumId,
      before: cursor,
      limit: limit + 1,
    });
    const items = entries.slice(0, limit);
    return {
      items: items.map(readEntry),
      ...(entries.length > limit && { nextCursor: items.at(-1)?.seq }),
    };
  }

  async verify(forumId: string): Promise<OperationsVerification> {
    const { entries, head } = await readOperationChain({
      knex: this.#knex,
      forumId,
    });
    const result = verifyChain(nameOperationChain(forumId), { entries, head });
    const { length = 0, hash } = head ?? {};
    return result.ok
      ? { ok: true, length, hash }
      : { ok: false, length, hash, seq: result.seq, fault: result.fault };
  }
}

/** An entry that was tampered with is shown as far as it can be read. */
function readEntry(entry: ChainEntry): ForumOperation {
  const { seq, atMs, body } = entry;
  const record = recordSchema.safeParse(parseJson(body)).data ?? {
    operation: 'unreadable',
    actor: 'unknown',
    result: 'unknown',
    detail: 'The entry was changed after it was written',
  };
  return { seq, at: new Date(atMs).toISOString(), ...record };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
