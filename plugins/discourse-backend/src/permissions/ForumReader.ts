import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  forumReadPermission,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import { getStatusRow, readForumStatus } from '../store/forumStatus';
import { readForumCard } from '../store/StoredForum';
import type { ForumGate } from './ForumGate';

/** The stored status of one forum, for callers who may read it. */
export class ForumReader {
  readonly #gate: ForumGate;
  readonly #knex: Knex;
  readonly #staleAfterMs: number;
  readonly #now: () => number;

  constructor(options: {
    gate: ForumGate;
    knex: Knex;
    staleAfterMs: number;
    now: () => number;
  }) {
    this.#gate = options.gate;
    this.#knex = options.knex;
    this.#staleAfterMs = options.staleAfterMs;
    this.#now = options.now;
  }

  /** Throws when the caller may not read the forum, or it is none. */
  async read(
    id: string,
    options: { credentials: BackstageCredentials },
  ): Promise<ForumStatus> {
    const request = { permission: forumReadPermission, ...options };
    const knex = this.#knex;
    const row = await getStatusRow({ knex, id });
    if (!row) {
      return this.#gate.refuse(id, request);
    }
    // Read while the permission is asked for; without it nothing is told.
    const [status] = await Promise.all([
      readForumStatus({
        knex,
        row,
        staleAfterMs: this.#staleAfterMs,
        now: this.#now(),
      }),
      this.#gate.admit(readForumCard(row), request),
    ]);
    return status;
  }
}
