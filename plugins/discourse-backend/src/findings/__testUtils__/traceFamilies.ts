import type { QueueRates } from './simulateQueue';

const MINUTE = 60;
const END = 40 * MINUTE;

/** One run of the simulation. */
export interface TracePlan {
  threads: number;
  backlog: number;
  rates: (second: number) => QueueRates;
  /** Whether the rates are the same all the time. */
  stationary?: boolean;
  /** Which readings were taken; all, if not given. */
  keep?: (second: number) => boolean;
}

/** A kind of trace; the random numbers choose its rates. */
export interface TraceFamily {
  name: string;
  note: string;
  plan: (random: () => number) => TracePlan;
}

const usual: QueueRates = {
  arriving: 0,
  capacity: 0,
  processes: 1,
  paused: false,
  burst: 0,
  scheduledBurst: 0,
  selfFeeding: false,
  countersReset: false,
};

const between = (random: () => number, low: number, high: number) =>
  low + random() * (high - low);

/** Workers of a forum: five threads each that finish a few jobs a second. */
function drawWorkers(random: () => number) {
  const processes = 1 + Math.floor(random() * 4);
  const capacity = processes * 5 * between(random, 0.8, 4);
  return { processes, threads: processes * 5, capacity };
}

function stationary(
  random: () => number,
  options: { load: [number, number]; backlogSeconds: [number, number] },
): TracePlan {
  const { processes, threads, capacity } = drawWorkers(random);
  const arriving = capacity * between(random, ...options.load);
  const net = Math.max(0, capacity - arriving);
  const left = between(random, ...options.backlogSeconds);
  return {
    threads,
    // As much as is left after the time that is simulated.
    backlog: Math.round(net * (END + left)),
    rates: () => ({ ...usual, processes, capacity, arriving }),
    stationary: true,
  };
}

/** Every kind of trace there is. */
export const FAMILIES: readonly TraceFamily[] = [
  {
    name: 'idle',
    note: 'Jobs arrive and are done at once.',
    plan: random =>
      stationary(random, { load: [0.02, 0.7], backlogSeconds: [-END, -END] }),
  },
  {
    name: 'draining',
    note: 'A backlog is worked off at an even rate.',
    plan: random =>
      stationary(random, {
        load: [0.1, 0.85],
        backlogSeconds: [20 * MINUTE, 5 * 60 * MINUTE],
      }),
  },
  {
    name: 'draining-slowly',
    note: 'More capacity than jobs, but little more.',
    plan: random =>
      stationary(random, {
        load: [0.86, 0.93],
        backlogSeconds: [3 * 60 * MINUTE, 24 * 60 * MINUTE],
      }),
  },
  {
    name: 'growing',
    note: 'More jobs than capacity.',
    plan: random => ({
      ...stationary(random, { load: [1.08, 2.5], backlogSeconds: [0, 0] }),
      backlog: Math.round(between(random, 1000, 40_000)),
    }),
  },
  {
    name: 'steady',
    note: 'Every finished job makes another one, so the queue stays as long as it is.',
    plan: random => ({
      ...drawWorkers(random),
      backlog: Math.round(between(random, 2000, 20_000)),
      rates: () => ({
        ...usual,
        capacity: 12,
        processes: 1,
        selfFeeding: true,
      }),
    }),
  },
  {
    name: 'stuck',
    note: 'The workers hang for the last minutes.',
    plan: random => {
      const plan = stationary(random, {
        load: [0.3, 0.8],
        backlogSeconds: [0, 60 * MINUTE],
      });
      const since = END - between(random, 4, 12) * MINUTE;
      return {
        ...plan,
        stationary: false,
        rates: second => ({
          ...plan.rates(second),
          ...(second >= since && { capacity: 0 }),
        }),
      };
    },
  },
  {
    name: 'paused',
    note: 'Sidekiq is paused: jobs are put off again and again.',
    plan: random => {
      const { processes, threads, capacity } = drawWorkers(random);
      const since = END - between(random, 6, 14) * MINUTE;
      const arriving = between(random, 0.6, 4);
      return {
        threads,
        backlog: 0,
        rates: second => ({
          ...{ ...usual, processes, capacity, arriving },
          paused: second >= since,
        }),
      };
    },
  },
  {
    name: 'no-workers',
    note: 'No process runs, and jobs pile up.',
    plan: random => {
      const since = END - between(random, 1, 14) * MINUTE;
      const arriving = between(random, 0.2, 5);
      return {
        threads: 5,
        backlog: 0,
        rates: second => ({
          ...{ ...usual, arriving, capacity: 10 },
          processes: second >= since ? 0 : 1,
        }),
      };
    },
  },
  {
    name: 'burst',
    note: 'Thousands of jobs come at once a few minutes ago and are worked off.',
    plan: random => {
      const { processes, threads, capacity } = drawWorkers(random);
      const at = END - Math.round(between(random, 4, 12) * MINUTE);
      const load = between(random, 0.1, 0.6);
      const burst = Math.round(
        capacity * (END - at) + between(random, 2e3, 2e4),
      );
      return {
        threads,
        backlog: 0,
        rates: second => ({
          ...{ ...usual, processes, capacity, arriving: capacity * load },
          burst: second === at ? burst : 0,
        }),
      };
    },
  },
  {
    name: 'diurnal-evening',
    note: 'The load of a day swings down, and the backlog of the peak goes.',
    plan: random => planDay(random, { swing: -0.5 }),
  },
  {
    name: 'diurnal-morning',
    note: 'The load of a day swings up beyond what the workers can do.',
    plan: random => planDay(random, { swing: 0.5 }),
  },
  {
    name: 'counter-restart',
    note: 'The counters of Sidekiq begin anew while a backlog is worked off.',
    plan: random => {
      const plan = stationary(random, {
        load: [0.2, 0.7],
        backlogSeconds: [30 * MINUTE, 3 * 60 * MINUTE],
      });
      const at = END - Math.round(between(random, 2, 12) * MINUTE);
      return {
        ...plan,
        rates: second => ({
          ...plan.rates(second),
          countersReset: second === at,
        }),
      };
    },
  },
  {
    name: 'gaps',
    note: 'Half of the readings are missing, and several in a row.',
    plan: random => {
      const plan = stationary(random, {
        load: random() < 0.5 ? [0.2, 0.8] : [1.1, 2],
        backlogSeconds: [60 * MINUTE, 4 * 60 * MINUTE],
      });
      const from = END - Math.round(between(random, 7, 11) * MINUTE);
      return {
        ...plan,
        backlog: Math.max(plan.backlog, 3000),
        keep: second =>
          second > END - 3 * MINUTE ||
          !(second > from && second < from + 5 * MINUTE),
      };
    },
  },
  {
    name: 'scheduled-flood',
    note: 'Thousands of jobs are scheduled for tomorrow; nothing waits now.',
    plan: random => {
      const plan = stationary(random, {
        load: [0.1, 0.6],
        backlogSeconds: [-END, -END],
      });
      const from = END - Math.round(between(random, 3, 12) * MINUTE);
      return {
        ...plan,
        rates: second => ({
          ...plan.rates(second),
          scheduledBurst: second >= from ? 25 : 0,
        }),
      };
    },
  },
  {
    name: 'starvation',
    note: 'Urgent queues take nearly all workers; jobs of low priority pile up.',
    plan: random => {
      const { processes, threads, capacity } = drawWorkers(random);
      const load = between(random, 1.06, 1.3);
      return {
        threads,
        backlog: 1000,
        stationary: true,
        rates: () => ({
          ...{ ...usual, processes, capacity, arriving: capacity * load },
          lowShare: 0.25,
        }),
      };
    },
  },
];

/** A load that moves over the time of the trace, through what workers can do. */
function planDay(random: () => number, options: { swing: number }): TracePlan {
  const { processes, threads, capacity } = drawWorkers(random);
  const middle = between(random, 0.3, 0.5) * END;
  return {
    threads,
    backlog: Math.round(capacity * between(random, 1500, 4000)),
    rates: second => ({
      ...{ ...usual, processes, capacity },
      arriving:
        capacity *
        (1 +
          options.swing * Math.sin(((second - middle) / END) * (Math.PI / 2))),
    }),
  };
}
