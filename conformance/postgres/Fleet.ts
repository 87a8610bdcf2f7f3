import {
  startForumFleet,
  type ForumFleet,
} from '@backstage-discourse/discourse-simulator';
import { z } from 'zod/v4';
import type { Answer } from './Replica';

const KEY = 'f'.repeat(64);
const pageSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      collectedAt: z.string().transform(Date.parse).optional(),
    }),
  ),
});

/** When each forum was read last, in ms since 1970; 0 where it was not. */
export type ReadTimes = ReadonlyMap<string, number>;

const titleOf = (id: string) => `Community of ${id}`;

/** Simulated forums that portals read. */
export class Fleet {
  readonly ids: readonly string[];
  #fleet: ForumFleet | undefined;

  constructor(options: { size: number }) {
    this.ids = Array.from({ length: options.size }, (_, i) => `forum-${i}`);
  }

  async start(): Promise<void> {
    this.#fleet = await startForumFleet({
      adminRequestsPerMinute: 100_000,
      forums: this.ids.map(id => ({
        hostname: `${id}.example`,
        title: titleOf(id),
        keys: { monitor: KEY },
      })),
    });
  }

  /** `discourse` in the configuration of a portal. */
  get config(): Record<string, unknown> {
    const fleet = this.#running;
    return {
      allowedHosts: [new URL(fleet.url).host],
      collector: { interval: { seconds: 5 }, staleAfter: { seconds: 60 } },
      refresh: { minInterval: { milliseconds: 1 } },
      forums: this.ids.map(id => ({
        id,
        entityRef: `component:default/${id}`,
        owner: 'group:default/ops',
        title: titleOf(id),
        url: fleet.forumUrl(`${id}.example`),
        keys: { monitor: KEY },
      })),
    };
  }

  async stop(): Promise<void> {
    await this.#fleet?.close();
  }

  /** From an answer of `/forums`: the forums that are fresh, and when they were read. */
  readTimes({ status, body }: Answer): ReadTimes {
    const page = pageSchema.safeParse(body);
    if (status !== 200 || !page.success) {
      return new Map();
    }
    return new Map(
      page.data.items
        .filter(({ state }) => state === 'fresh')
        .map(({ id, collectedAt = 0 }) => [id, collectedAt]),
    );
  }

  get #running(): ForumFleet {
    if (!this.#fleet) {
      throw new Error('The forums were not started');
    }
    return this.#fleet;
  }
}
