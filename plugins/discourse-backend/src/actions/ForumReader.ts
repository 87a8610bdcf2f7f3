import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  forumReadPermission,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { ForumGate } from '../permissions/ForumGate';
import { getForumStatus } from '../store/getForumStatus';

/** The stored status of one forum, behind the gate that the routes use. */
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
    const forum = await this.#gate.require(id, {
      permission: forumReadPermission,
      credentials: options.credentials,
    });
    const status = await getForumStatus({
      knex: this.#knex,
      id: forum.id,
      staleAfterMs: this.#staleAfterMs,
      now: this.#now(),
    });
    if (!status) {
      throw new NotFoundError(`Forum '${forum.id}' just left the registry`);
    }
    return status;
  }
}
