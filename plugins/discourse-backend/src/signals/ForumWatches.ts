import type { Knex } from 'knex';
import type { DbForumWatchRow } from '../store/tables';

/** How long a watch holds; open pages ask again before it ends. */
export const WATCH_MS = 5 * 60 * 1000;

/**
 * Who has the page of which forum open. It is kept in the database, because the
 * replica that answers a page is seldom the one that collects its forum.
 */
export class ForumWatches {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /**
   * Begins or prolongs a watch; whoever calls this has asked for the permission
   * to read. Gives the time at which it ends, in milliseconds.
   */
  async watch(forumId: string, options: { userRef: string }): Promise<number> {
    const now = this.#now();
    const until = now + WATCH_MS;
    await this.#knex<DbForumWatchRow>('forum_watches')
      .where('until', '<=', now)
      .delete();
    await this.#knex<DbForumWatchRow>('forum_watches')
      .insert({ forum_id: forumId, user_ref: options.userRef, until })
      .onConflict(['forum_id', 'user_ref'])
      .merge(['until']);
    return until;
  }

  /** Entity references of the users who watch, by forum. */
  async list(forumIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.#knex<DbForumWatchRow>('forum_watches')
      .select('forum_id', 'user_ref')
      .whereIn('forum_id', forumIds)
      .where('until', '>', this.#now())
      .orderBy(['forum_id', 'user_ref']);
    const watchers = new Map<string, string[]>();
    for (const { forum_id: id, user_ref: userRef } of rows) {
      watchers.set(id, [...(watchers.get(id) ?? []), userRef]);
    }
    return watchers;
  }
}
