import { ConflictError } from '@backstage/errors';
import {
  applicationSchema,
  type Application,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import {
  appendEntry,
  headOf,
  verifyChain,
  type ChainEntry,
  type ChainHead,
} from '../../chain/hashChain';
import type { DbGroupApplicationLogRow, DbGroupApplicationRow } from './tables';

/** What the log says of one step. */
export interface LogRecord {
  event: string;
  actor: string;
  reason?: string;
  /** The application as it was afterwards. */
  application: Application;
}

const lastRecordSchema = z.object({ application: applicationSchema });

/** An application with the end of its log. */
export interface StoredApplication {
  application: Application;
  head: ChainHead;
}

/** Keeps applications and their logs. */
export class Applications {
  readonly #knex: Knex;
  readonly #onChange: (forumId: string) => unknown;

  constructor(options: {
    knex: Knex;
    /** Hears of what was stored; must not throw. */
    onChange?: (forumId: string) => unknown;
  }) {
    this.#knex = options.knex;
    this.#onChange = options.onChange ?? (() => {});
  }

  /** Newest first. */
  async list(forumId: string): Promise<Application[]> {
    const rows = await this.#knex<DbGroupApplicationRow>('group_applications')
      .where({ forum_id: forumId })
      .orderBy('created_at', 'desc');
    return rows.map(row => readRow(row).application);
  }

  async get(
    forumId: string,
    id: string,
  ): Promise<StoredApplication | undefined> {
    const row = await this.#knex<DbGroupApplicationRow>('group_applications')
      .where({ forum_id: forumId, id })
      .first();
    return row && readRow(row);
  }

  /**
   * Writes a step and its entry of the log together. Throws `ConflictError`
   * when another step came in between, so that none is lost.
   */
  async save(options: {
    before?: StoredApplication;
    record: LogRecord;
    atMs: number;
  }): Promise<void> {
    const { before, record, atMs } = options;
    const { application } = record;
    const { id } = application;
    const entry = appendEntry(id, { head: before?.head, atMs, record });
    const head = headOf(entry);
    const row: DbGroupApplicationRow = {
      id,
      forum_id: application.forumId,
      group_name: application.group.metadata.name,
      state: application.state,
      applicant: application.applicant,
      application: JSON.stringify(application),
      created_at: application.createdAtMs,
      log_length: head.length,
      log_hash: head.hash,
    };
    await this.#knex.transaction(async tx => {
      const table = tx<DbGroupApplicationRow>('group_applications');
      if (before) {
        const changed = await table
          .where({ id, log_hash: before.head.hash })
          .update(row);
        if (changed === 0) {
          throw new ConflictError(
            'Somebody else has just changed this application; load it again',
          );
        }
      } else {
        await table.insert(row);
      }
      await tx<DbGroupApplicationLogRow>('group_application_log').insert({
        application_id: id,
        seq: entry.seq,
        at: entry.atMs,
        body: entry.body,
        previous: entry.previous,
        hash: entry.hash,
      });
    });
    this.#onChange(application.forumId);
  }

  async readLog(id: string): Promise<ChainEntry[]> {
    const rows = await this.#knex<DbGroupApplicationLogRow>(
      'group_application_log',
    )
      .where({ application_id: id })
      .orderBy('seq');
    return rows.map(row => ({
      seq: row.seq,
      atMs: Number(row.at),
      body: row.body,
      previous: row.previous,
      hash: row.hash,
    }));
  }

  /** Whether the log of an application is what was written. */
  async verify(stored: StoredApplication): Promise<{
    ok: boolean;
    fault?: string;
  }> {
    const { application, head } = stored;
    const entries = await this.readLog(application.id);
    const result = verifyChain(application.id, { entries, head });
    if (!result.ok) {
      return { ok: false, fault: result.fault };
    }
    const last = lastRecordSchema.safeParse(
      JSON.parse(entries.at(-1)?.body ?? '{}'),
    );
    return JSON.stringify(last.data?.application) ===
      JSON.stringify(application)
      ? { ok: true }
      : { ok: false, fault: 'the application is not what its log says' };
  }
}

function readRow(row: DbGroupApplicationRow): StoredApplication {
  const value: unknown = JSON.parse(row.application);
  return {
    application: applicationSchema.parse(value),
    head: { length: row.log_length, hash: row.log_hash },
  };
}
