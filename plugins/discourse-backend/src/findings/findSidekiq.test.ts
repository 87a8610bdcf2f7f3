import type {
  ForumSample,
  SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import { ConfigReader } from '@backstage/config';
import { readFindingThresholds } from './FindingThresholds';
import { findSidekiq } from './findSidekiq';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const thresholds = readFindingThresholds(new ConfigReader({}));
const MINUTE_MS = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();
const idle: SidekiqData = {
  enqueued: 0,
  busy: 0,
  processes: 1,
  retries: 0,
  dead: 0,
  scheduled: 0,
  processed: 1000,
  failed: 0,
  defaultLatencySeconds: 0,
  queues: {},
};

describe('findSidekiq', () => {
  /** Samples a minute apart that end with the given one. */
  const trend = (points: Array<[enqueued: number, processed: number]>) =>
    points.map(
      ([enqueued, processed], index): ForumSample => ({
        at: iso(NOW - (points.length - 1 - index) * MINUTE_MS),
        enqueued,
        busy: 1,
        retries: 0,
        dead: 0,
        defaultLatencySeconds: 0,
        processed,
        failed: 0,
      }),
    );
  const judge = (
    data: Partial<SidekiqData>,
    points: Array<[enqueued: number, processed: number]> = [],
  ) =>
    findSidekiq(
      { ...idle, ...data },
      { thresholds, samples: trend(points) },
    ).map(({ id, severity, title }) => `${severity} ${id}: ${title}`);

  it.each<[string, Partial<SidekiqData>, Array<[number, number]>, string]>([
    ['an empty queue', {}, [], 'ok sidekiq-idle: No jobs are waiting'],
    [
      'a few jobs',
      { enqueued: 12 },
      [],
      'ok sidekiq-fine: 12 jobs waiting, nothing unusual',
    ],
    [
      'no process',
      { enqueued: 1, processes: 0 },
      [],
      'critical sidekiq-no-workers: No Sidekiq process is running, 1 job waiting',
    ],
    [
      'many jobs without history',
      { enqueued: 12_480 },
      [[12_480, 0]],
      'warning sidekiq-backlog: 12,480 jobs waiting, too early to say whether it drains',
    ],
    [
      'a queue that drains',
      { enqueued: 7000 },
      [
        [9000, 0],
        [8000, 1000],
        [7000, 2000],
      ],
      'info sidekiq-draining: 7,000 jobs waiting, draining: about 7 minutes left',
    ],
    [
      'a queue that grows',
      { enqueued: 3000 },
      [
        [1000, 0],
        [2000, 10],
        [3000, 20],
      ],
      'warning sidekiq-growing: 3,000 jobs waiting and growing by 1,000 a minute',
    ],
    [
      'a huge queue that grows',
      { enqueued: 60_000 },
      [
        [50_000, 0],
        [60_000, 10],
      ],
      'critical sidekiq-growing: 60,000 jobs waiting and growing by 10,000 a minute',
    ],
    [
      'a queue that stays',
      { enqueued: 5000 },
      [
        [5000, 0],
        [5001, 900],
        [5000, 1800],
      ],
      'warning sidekiq-not-draining: 5,000 jobs waiting, not getting fewer',
    ],
    [
      'jobs of which none is finished',
      { enqueued: 3 },
      [
        [3, 77],
        [3, 77],
        [3, 77],
      ],
      'critical sidekiq-stuck: Sidekiq is stuck: 3 jobs waiting, none finished',
    ],
    [
      'a stall that began a while after the last finished job',
      { enqueued: 3 },
      [
        [9, 10],
        [3, 77],
        [3, 77],
        [3, 77],
      ],
      'critical sidekiq-stuck: Sidekiq is stuck: 3 jobs waiting, none finished',
    ],
    [
      'a job after a time without any',
      { enqueued: 3 },
      [
        [0, 77],
        [0, 77],
        [0, 77],
        [3, 77],
      ],
      'ok sidekiq-fine: 3 jobs waiting, nothing unusual',
    ],
    [
      'a burst that drains by now',
      { enqueued: 8000 },
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [13000, 100],
        [12000, 200],
        [11000, 300],
        [10000, 400],
        [9000, 500],
        [8000, 600],
      ],
      'info sidekiq-draining: 8,000 jobs waiting, draining: about 8 minutes left',
    ],
    [
      'a counter that began anew',
      { enqueued: 3 },
      [
        [3, 77],
        [3, 5],
        [3, 5],
      ],
      'ok sidekiq-fine: 3 jobs waiting, nothing unusual',
    ],
  ])('judges %s', (_, data, points, expected) => {
    expect(judge(data, points)).toEqual([expected]);
  });

  it('takes few but old jobs for a backlog', () => {
    expect(judge({ enqueued: 3, defaultLatencySeconds: 301 })[0]).toContain(
      'sidekiq-backlog',
    );
  });

  it('mentions dead jobs besides', () => {
    expect(judge({ dead: 50, retries: 1 })).toEqual([
      'ok sidekiq-idle: No jobs are waiting',
      'warning sidekiq-dead-jobs: 50 jobs failed for good',
    ]);
  });
});
