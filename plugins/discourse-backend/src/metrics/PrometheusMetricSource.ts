import type { Config } from '@backstage/config';
import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';
import type {
  HistoryRequest,
  MetricSource,
  PartialSample,
} from '@backstage-discourse/plugin-discourse-node';
import { PrometheusClient, type Point } from './PrometheusClient';

const SETTING = 'discourse.prometheus';
const PLACEHOLDER = '{id}';
/** The namespace of a forum that the portal created has the forum's name. */
const DEFAULT_SELECTOR = `namespace="${PLACEHOLDER}"`;
const SELECTOR = /^[a-zA-Z_][a-zA-Z0-9_]*=~?"[^"]*\{id\}[^"]*"(,[^{}]*)?$/;

/**
 * What discourse-prometheus knows of Sidekiq. Its gauges are figures of the
 * whole forum that every pod repeats, so they are not to be added up. It has
 * none for retries, dead and busy jobs, and its counters begin anew with every
 * pod.
 */
const QUERIES = {
  enqueued: (selector: string) =>
    `sum(max by (queue) (discourse_sidekiq_jobs_enqueued{${selector}}))`,
  defaultLatencySeconds: (selector: string) =>
    `max(discourse_sidekiq_queue_latency_seconds{${selector},queue="default"})`,
} as const;

/** The history of forums from a Prometheus that scrapes them. */
export class PrometheusMetricSource implements MetricSource {
  readonly id = 'prometheus';
  readonly #client: PrometheusClient;
  readonly #selector: string;
  readonly #forums: ReadonlySet<string> | undefined;

  constructor(options: {
    client: PrometheusClient;
    /** Label matcher with `{id}` in place of the forum's id. */
    selector: string;
    /** Forums that it scrapes; all if undefined. */
    forums?: readonly string[];
  }) {
    const { selector, forums } = options;
    if (!SELECTOR.test(selector)) {
      throw new Error(
        `${SETTING}.selector must be a label matcher with ${PLACEHOLDER}, like ${DEFAULT_SELECTOR}, not '${selector}'`,
      );
    }
    this.#client = options.client;
    this.#selector = selector;
    this.#forums = forums && new Set(forums);
  }

  /** Undefined unless `discourse.prometheus.url` is set. */
  static fromConfig(config: Config): PrometheusMetricSource | undefined {
    const settings = config.getOptionalConfig(SETTING);
    const url = settings?.getOptionalString('url');
    return settings && url !== undefined
      ? new PrometheusMetricSource({
          client: new PrometheusClient({
            url,
            setting: `${SETTING}.url`,
            token: settings.getOptionalString('token'),
          }),
          selector: settings.getOptionalString('selector') ?? DEFAULT_SELECTOR,
          forums: settings.getOptionalStringArray('forums'),
        })
      : undefined;
  }

  async listSamples(
    request: HistoryRequest,
    options: { signal: AbortSignal },
  ): Promise<PartialSample[] | undefined> {
    const { forumId } = request;
    if (this.#forums && !this.#forums.has(forumId)) {
      return undefined;
    }
    const selector = this.#selector.replaceAll(PLACEHOLDER, escape(forumId));
    const read = (query: string) =>
      this.#client.queryRange({ ...request, query }, options);
    const [enqueued, latency] = await Promise.all([
      read(QUERIES.enqueued(selector)),
      read(QUERIES.defaultLatencySeconds(selector)),
    ]);
    if (enqueued.length === 0) {
      return undefined;
    }
    const latencyByTime = new Map(latency.map(each => [each.atMs, each.value]));
    return enqueued.map(point => ({
      at: toIso(point),
      enqueued: Math.max(0, Math.round(point.value)),
      ...withLatency(latencyByTime.get(point.atMs)),
    }));
  }
}

function toIso({ atMs }: Point): ForumSample['at'] {
  return new Date(atMs).toISOString();
}

function withLatency(
  seconds: number | undefined,
): Partial<Pick<ForumSample, 'defaultLatencySeconds'>> {
  return seconds === undefined
    ? {}
    : { defaultLatencySeconds: Math.max(0, Math.round(seconds * 10) / 10) };
}

/** Ids from a source of somebody else may hold anything. */
function escape(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n');
}
