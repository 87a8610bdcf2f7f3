import type { BackgroundProcess } from '../tools/BackgroundProcess';
import type { OwnStats, SidekiqLab } from './SidekiqLab';

const HOUR_SECONDS = 3600;
const THREADS = 2;

/** A situation made for real, and what should be said of it. */
export interface Situation {
  title: string;
  /** Brings it about; starts a worker when it needs one. */
  prepare: (lab: SidekiqLab) => Promise<BackgroundProcess | undefined>;
  /** Whether Sidekiq itself sees the situation. */
  isThere: (stats: OwnStats) => boolean;
  /** Stays as it is for longer than a queue may stand still. */
  lasting?: true;
  /** Findings, worst first. */
  verdicts: string[];
}

async function worker(lab: SidekiqLab): Promise<BackgroundProcess> {
  return lab.startWorker({ threads: THREADS });
}

/** The situations, each from an empty Redis. */
export const SITUATIONS: Situation[] = [
  {
    title: 'no process works, jobs wait in all of Discourse’s queues',
    prepare: async lab => {
      const counts = { critical: 3, default: 12, low: 20, ultra_low: 5 };
      for (const [queue, count] of Object.entries(counts)) {
        await lab.control({ do: 'enqueue', job: 'QuickJob', queue, count });
      }
      return undefined;
    },
    isThere: ({ enqueued, processes }) => enqueued === 40 && processes === 0,
    verdicts: ['sidekiq-no-workers'],
  },
  {
    title: 'everything is done',
    prepare: async lab => {
      for (const queue of ['critical', 'default', 'low', 'ultra_low']) {
        await lab.control({ do: 'enqueue', job: 'QuickJob', queue, count: 25 });
      }
      return worker(lab);
    },
    isThere: ({ processed, processes }) => processed === 100 && processes === 1,
    verdicts: ['sidekiq-idle'],
  },
  {
    title: 'all threads are busy while a few jobs wait',
    prepare: async lab => {
      const started = await worker(lab);
      const job = { do: 'enqueue', job: 'LongJob', queue: 'critical' } as const;
      await lab.control({ ...job, count: THREADS + 5 });
      return started;
    },
    isThere: ({ busy, enqueued }) => busy === THREADS && enqueued === 5,
    verdicts: ['sidekiq-fine'],
  },
  {
    title: 'a process hangs: jobs wait and none is finished',
    prepare: async lab => {
      const started = await worker(lab);
      const job = { do: 'enqueue', job: 'LongJob', queue: 'default' } as const;
      await lab.control({ ...job, count: THREADS + 9 });
      return started;
    },
    isThere: ({ busy, enqueued }) => busy === THREADS && enqueued === 9,
    lasting: true,
    verdicts: ['sidekiq-stuck'],
  },
  {
    title: 'a process was told to take no more jobs, so they wait',
    prepare: async lab => {
      const started = await worker(lab);
      await lab.waitFor(({ processes }) => processes === 1);
      started.signal('SIGTSTP');
      await lab.waitForQuiet();
      const job = { do: 'enqueue', job: 'QuickJob', queue: 'default' } as const;
      await lab.control({ ...job, count: 8 });
      return started;
    },
    isThere: ({ processes, enqueued }) => processes === 1 && enqueued === 8,
    lasting: true,
    verdicts: ['sidekiq-stuck'],
  },
  {
    title: 'jobs failed and wait to be tried again',
    prepare: async lab => {
      const job = { job: 'RetriedJob', queue: 'default' } as const;
      await lab.control({ do: 'enqueue', ...job, count: 4 });
      return worker(lab);
    },
    isThere: ({ retries, failed }) => retries === 4 && failed === 4,
    verdicts: ['sidekiq-idle'],
  },
  {
    title: 'jobs failed for good',
    prepare: async lab => {
      const job = { job: 'DyingJob', queue: 'low' } as const;
      await lab.control({ do: 'enqueue', ...job, count: 60 });
      return worker(lab);
    },
    isThere: ({ dead, failed }) => dead === 60 && failed === 60,
    verdicts: ['sidekiq-idle', 'sidekiq-dead-jobs'],
  },
  {
    title: 'jobs are planned for later',
    prepare: async lab => {
      const job = { job: 'QuickJob', queue: 'default' } as const;
      await lab.control({
        ...{ do: 'enqueue', ...job, count: 6 },
        in_seconds: HOUR_SECONDS,
      });
      return worker(lab);
    },
    isThere: ({ scheduled, processes }) => scheduled === 6 && processes === 1,
    verdicts: ['sidekiq-idle'],
  },
  {
    title: 'one job of the default queue has waited for an hour',
    prepare: async lab => {
      const started = await worker(lab);
      await lab.waitFor(({ processes }) => processes === 1);
      started.signal('SIGTSTP');
      await lab.waitForQuiet();
      const age_seconds = HOUR_SECONDS;
      await lab.control({ do: 'enqueue-old', queue: 'default', age_seconds });
      return started;
    },
    isThere: ({ latency }) => latency >= HOUR_SECONDS,
    verdicts: ['sidekiq-backlog'],
  },
];
