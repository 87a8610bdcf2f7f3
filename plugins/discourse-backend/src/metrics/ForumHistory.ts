import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  ForumHistoryPage,
  HistoryRange,
} from '@backstage-discourse/plugin-discourse-common';
import type { MetricSource } from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import { listSamples } from '../store/listSamples';
import { mergeSamples } from './mergeSamples';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The portal's own samples are there at once, so nobody waits for long. */
const TIMEOUT_MS = 5_000;
/** Where samples come from unless a source has them. */
const OWN = 'portal';

const RANGES: Record<HistoryRange, { spanMs: number; stepMs: number }> = {
  '1h': { spanMs: HOUR_MS, stepMs: MINUTE_MS },
  '24h': { spanMs: DAY_MS, stepMs: 5 * MINUTE_MS },
  '14d': { spanMs: 14 * DAY_MS, stepMs: HOUR_MS },
  '1y': { spanMs: 365 * DAY_MS, stepMs: DAY_MS },
};

/**
 * The history of a forum: from the first metric source that has it, and from
 * the portal's own table otherwise, also while a source is away.
 */
export class ForumHistory {
  readonly #knex: Knex;
  readonly #sources: readonly MetricSource[];
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    sources: readonly MetricSource[];
    logger: LoggerService;
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#sources = options.sources;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  async list(id: string, range: HistoryRange): Promise<ForumHistoryPage> {
    const now = this.#now();
    const own = await listSamples({ knex: this.#knex, id, range, now });
    const { spanMs, stepMs } = RANGES[range];
    const request = { forumId: id, fromMs: now - spanMs, toMs: now, stepMs };
    for (const source of this.#sources) {
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const samples = await source.listSamples(request, { signal });
        if (samples) {
          return { ...mergeSamples(samples, own), source: source.id };
        }
      } catch (error) {
        this.#logger.warn(
          `The history of forum '${id}' can not be read from '${source.id}'; the portal's own is shown`,
          toError(error),
        );
      }
    }
    return { items: own, unknown: [], source: OWN };
  }
}
