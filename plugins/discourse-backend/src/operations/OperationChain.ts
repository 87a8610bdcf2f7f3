import type {
  ForumOperation,
  OperationsPage,
  OperationsQuery,
  OperationsVerification,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { ForumChains } from '../chain/ForumChains';
import type { ChainEntry } from '../chain/hashChain';

const chains = new ForumChains({
  subject: 'operations',
  entries: 'operations',
  heads: 'operation_heads',
});

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
    const { seq, hash } = await chains.append({
      knex: this.#knex,
      forumId,
      atMs: this.#now(),
      record,
    });
    return { seq, hash };
  }

  async list(forumId: string, query: OperationsQuery): Promise<OperationsPage> {
    const { cursor, limit } = query;
    const entries = await chains.list({
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
    return chains.verify({ knex: this.#knex, forumId });
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
