import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import { PART_NAMES } from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import type { ForumOutcome } from '../store/ForumOutcome';
import { readQueueFigures, type QueueFigures } from '../store/readQueueFigures';

/** Readers of several figures at once share one query. */
const FIGURES_LIFETIME_MS = 5_000;

/**
 * What an operator of the portal wants to know of its collector, as
 * OpenTelemetry metrics. None has a label for the forum: a fleet may have ten
 * thousand.
 */
export class CollectorTelemetry {
  readonly #collections: MetricsServiceCounter;
  readonly #durations: MetricsServiceHistogram;
  readonly #problems: MetricsServiceCounter;
  readonly #knex: Knex;
  readonly #staleAfterMs: number;
  readonly #now: () => number;
  #latest: { figures: Promise<QueueFigures>; readAtMs: number } | undefined;

  constructor(options: {
    metrics: MetricsService;
    knex: Knex;
    staleAfterMs: number;
    now: () => number;
  }) {
    const { metrics } = options;
    this.#knex = options.knex;
    this.#staleAfterMs = options.staleAfterMs;
    this.#now = options.now;
    this.#collections = metrics.createCounter(
      'discourse.collector.collections',
      {
        description:
          'Collections of forums by this replica, by resulting state',
        unit: '{collection}',
      },
    );
    this.#durations = metrics.createHistogram('discourse.collector.duration', {
      description: 'Time that the collection of one forum took',
      unit: 's',
    });
    this.#problems = metrics.createCounter('discourse.collector.problems', {
      description: 'Parts of forums that could not be read, by part and kind',
      unit: '{problem}',
    });
    const gauges = {
      'discourse.queue.due': 'Forums that are due and that no replica holds',
      'discourse.queue.claimed': 'Forums that a replica holds',
      'discourse.queue.lag': 'Seconds that the longest due forum waits',
      'discourse.forums.stale': 'Forums without any recent answer',
    } as const;
    const read: Record<keyof typeof gauges, (each: QueueFigures) => number> = {
      'discourse.queue.due': ({ due }) => due,
      'discourse.queue.claimed': ({ claimed }) => claimed,
      'discourse.queue.lag': ({ lagMs }) => lagMs / 1000,
      'discourse.forums.stale': ({ stale }) => stale,
    };
    for (const name of [
      'discourse.queue.due',
      'discourse.queue.claimed',
      'discourse.queue.lag',
      'discourse.forums.stale',
    ] as const) {
      metrics
        .createObservableGauge(name, {
          description: gauges[name],
          unit: name === 'discourse.queue.lag' ? 's' : '{forum}',
        })
        .addCallback(async result => {
          result.observe(read[name](await this.#readFigures()));
        });
    }
  }

  /** Counts a collection that was stored. */
  record(outcome: ForumOutcome, options: { durationMs: number }): void {
    this.#collections.add(1, { state: outcome.observedState });
    this.#durations.record(options.durationMs / 1000, {
      state: outcome.observedState,
    });
    for (const part of PART_NAMES) {
      const problem = outcome.parts[part]?.problem;
      if (problem && outcome.changedParts.includes(part)) {
        this.#problems.add(1, { part, kind: problem.kind });
      }
    }
  }

  #readFigures(): Promise<QueueFigures> {
    const now = this.#now();
    const ageMs = now - (this.#latest?.readAtMs ?? 0);
    if (!this.#latest || ageMs >= FIGURES_LIFETIME_MS || ageMs < 0) {
      const figures = readQueueFigures({
        knex: this.#knex,
        staleAfterMs: this.#staleAfterMs,
        now,
      });
      this.#latest = { figures, readAtMs: now };
    }
    return this.#latest.figures;
  }
}
