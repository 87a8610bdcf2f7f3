import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { claimDueForums } from '../store/claimDueForums';
import {
  loadClaimedForums,
  type ClaimedForum,
} from '../store/loadClaimedForums';
import { postponeForum } from '../store/postponeForum';
import type { ForumSignals } from '../signals/ForumSignals';
import type { CollectorTelemetry } from '../telemetry/CollectorTelemetry';
import { collectForum, type CollectOptions } from './collectForum';
import { OutcomeWriter } from './OutcomeWriter';
import { planHorizonMs } from './planNext';
import { SlotPool } from './SlotPool';
import { WakeUp } from './WakeUp';

/** Time beyond the timeout for waiting and writing, before a claim expires. */
const LEASE_MARGIN_MS = 30 * 1000;
/** Samples of this span make the trend of a queue. */
const TREND_MS = 15 * 60 * 1000;

/** What the collector works with. */
export type CollectorOptions = Omit<CollectOptions, 'signal'> & {
  knex: Knex;
  logger: LoggerService;
  /** Tells open pages what was stored. */
  signals?: ForumSignals;
  /** Counts what was stored. */
  telemetry?: CollectorTelemetry;
};

/**
 * Reads forums as they fall due. Every replica runs one; the queue in the
 * database hands each forum to one of them. A replica that dies leaves its
 * claims to expire.
 */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #slots: SlotPool;
  readonly #writer: OutcomeWriter;
  readonly #wakeUp = new WakeUp();
  readonly #stop = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(options: CollectorOptions) {
    this.#options = options;
    this.#slots = new SlotPool({ size: options.settings.concurrency });
    this.#writer = new OutcomeWriter({
      knex: options.knex,
      signal: this.#stop.signal,
      onStored: ids => options.signals?.announce(ids),
    });
  }

  /** Starts collecting in the background. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Looks into the queue now instead of at the next turn. */
  wake(): void {
    this.#wakeUp.notify();
  }

  /** Ends running requests and resolves when nothing is left to do. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The collector stops'));
    this.#wakeUp.notify();
    await this.#loop;
    await this.#slots.whenIdle();
  }

  /** Collects until nothing is due; returns how many forums that were. */
  async collectDue(): Promise<number> {
    let collected = 0;
    while (!this.#stop.signal.aborted) {
      const claimed = await this.#claim();
      collected += claimed.count;
      if (claimed.count === 0) {
        await this.#slots.whenIdle();
        return collected;
      }
    }
    return collected;
  }

  async #run(): Promise<void> {
    const { settings, logger } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let more = false;
      try {
        ({ more } = await this.#claim());
      } catch (error) {
        logger.error(
          'Claiming forums to collect failed; trying again',
          toError(error),
        );
      }
      if (!more) {
        await this.#wakeUp.wait({ timeoutMs: settings.pollMs, signal });
      }
    }
  }

  /** Claims as many forums as fit and starts to collect them. */
  async #claim(): Promise<{ count: number; more: boolean }> {
    const { knex, settings, now } = this.#options;
    const { concurrency, batchSize, timeoutMs } = settings;
    // Claims of one forum each would cost more than the collecting.
    await this.#slots.whenFree(Math.ceil(Math.min(concurrency, batchSize) / 4));
    const limit = Math.min(this.#slots.free, batchSize);
    const ticket = randomUUID();
    const claimedAt = now();
    const ids = await claimDueForums({
      knex,
      limit,
      leaseMs: timeoutMs + LEASE_MARGIN_MS,
      ticket,
      now: claimedAt,
      // The lease of another replica may come on top of what was planned.
      horizonMs: planHorizonMs(settings) + timeoutMs + LEASE_MARGIN_MS,
    });
    const forums = await loadClaimedForums({
      knex,
      ids,
      ticket,
      samplesSince: claimedAt - TREND_MS,
      now: claimedAt,
    });
    for (const forum of forums) {
      this.#slots.start(onWaiting => this.#collect(forum, { onWaiting }));
    }
    return { count: forums.length, more: ids.length === limit };
  }

  async #collect(
    claimed: ClaimedForum,
    { onWaiting }: { onWaiting: () => void },
  ): Promise<void> {
    const { knex, logger, settings, now } = this.#options;
    const { signal } = this.#stop;
    const { id } = claimed.forum;
    try {
      const startedAt = performance.now();
      const outcome = await collectForum(claimed, { ...this.#options, signal });
      const durationMs = performance.now() - startedAt;
      onWaiting();
      await this.#writer.write(outcome);
      this.#options.telemetry?.record(outcome, { durationMs });
    } catch (error) {
      const stopped = signal.aborted;
      if (!stopped) {
        logger.error(`Collecting forum '${id}' failed`, toError(error));
      }
      await this.#giveBack(claimed, {
        knex,
        dueAt: stopped ? now() : now() + settings.intervalMs,
      });
    }
  }

  async #giveBack(
    claimed: ClaimedForum,
    options: { knex: Knex; dueAt: number },
  ): Promise<void> {
    const { ticket, forum } = claimed;
    try {
      await postponeForum({ ...options, id: forum.id, ticket });
    } catch (error) {
      this.#options.logger.warn(
        `Forum '${forum.id}' stays claimed until its lease runs out`,
        toError(error),
      );
    }
  }
}
