import createKnex, { type Knex } from 'knex';
import { z } from 'zod/v4';

/** More than any server here has. */
const MOST = 500;

const faultSchema = z.object({ code: z.literal('53300') });

/** Others on the same server, who take every connection that is left. */
export class Crowd {
  readonly #knex: Knex;
  readonly #held: unknown[] = [];

  constructor(options: { connectionString: string }) {
    this.#knex = createKnex({
      client: 'pg',
      connection: options.connectionString,
    });
  }

  /** How many connections they hold. */
  get size(): number {
    return this.#held.length;
  }

  /** Takes connections until the server has none left; `end` cuts off others. */
  async takeAll(end: () => Promise<unknown>): Promise<void> {
    await this.#take();
    await end();
    await this.#take();
  }

  async leave(): Promise<void> {
    for (const connection of this.#held.splice(0)) {
      await this.#knex.client.destroyRawConnection(connection);
    }
    await this.#knex.destroy();
  }

  async #take(): Promise<void> {
    while (this.#held.length < MOST) {
      try {
        this.#held.push(await this.#knex.client.acquireRawConnection());
      } catch (error) {
        if (faultSchema.safeParse(error).success) {
          return;
        }
        throw error;
      }
    }
  }
}
