/** Names of the scenarios that a forum can live through. @public */
export const SCENARIO_NAMES = [
  'healthy',
  'busy',
  'draining',
  'drowning',
  'stuck',
  'behind',
  'out-of-support',
  'no-backups',
  'late-backups',
  'no-workers',
  'read-only',
  'unreachable',
  'new',
] as const;

/** What a forum lives through. @public */
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** How the queues of a scenario move: each is a shape that repeats. */
export interface QueueShape {
  /** Shortest and longest that the queues get. */
  low: number;
  high: number;
  /** Time until the shape repeats. */
  periodMs: number;
  /** Part of the period in which the queues grow; they drain in the rest. */
  growing: number;
  /** Jobs finished a second; 0 when nothing runs. */
  jobsPerSecond: number;
  retries: number;
  dead: number;
  /** Part of the threads that is busy. */
  load: number;
}

/** What sets a scenario apart from a healthy forum. */
export interface Scenario {
  queues: QueueShape;
  /** Releases that the forum is behind the newest. */
  releasesBehind: number;
  /** Whether any Sidekiq process runs. */
  hasWorkers: boolean;
  /** Whether busy threads never finish. */
  jobsHang: boolean;
  backups: 'regular' | 'late' | 'none' | 'first-soon';
  /** Groups beside the automatic ones, unless the forum says otherwise. */
  groups: number;
  /** Members of the forum. */
  people: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const calm: QueueShape = {
  low: 0,
  high: 14,
  periodMs: 4 * MINUTE,
  growing: 0.3,
  jobsPerSecond: 1.6,
  retries: 2,
  dead: 0,
  load: 0.2,
};

const healthy: Scenario = {
  queues: calm,
  releasesBehind: 0,
  hasWorkers: true,
  jobsHang: false,
  backups: 'regular',
  groups: 14,
  people: 180,
};

/** The scenarios by name. Each is a healthy forum with one thing wrong. */
export const scenarios: Record<ScenarioName, Scenario> = {
  healthy,
  busy: {
    ...healthy,
    queues: {
      ...calm,
      low: 160,
      high: 900,
      periodMs: 12 * MINUTE,
      growing: 0.4,
      jobsPerSecond: 9,
      retries: 12,
      load: 0.8,
    },
  },
  draining: {
    ...healthy,
    queues: {
      ...calm,
      low: 600,
      high: 14_000,
      periodMs: 2 * HOUR,
      growing: 0.02,
      jobsPerSecond: 6,
      retries: 31,
      dead: 4,
      load: 1,
    },
  },
  drowning: {
    ...healthy,
    queues: {
      ...calm,
      low: 12_000,
      high: 240_000,
      periodMs: 12 * HOUR,
      growing: 0.98,
      jobsPerSecond: 3.2,
      retries: 420,
      dead: 37,
      load: 1,
    },
  },
  stuck: {
    ...healthy,
    jobsHang: true,
    queues: {
      ...calm,
      low: 1_200,
      high: 16_000,
      periodMs: 12 * HOUR,
      growing: 0.98,
      jobsPerSecond: 0,
      retries: 9,
      dead: 2,
      load: 1,
    },
  },
  behind: { ...healthy, releasesBehind: 1 },
  'out-of-support': { ...healthy, releasesBehind: 6 },
  'no-backups': { ...healthy, backups: 'none' },
  'late-backups': { ...healthy, backups: 'late' },
  'no-workers': {
    ...healthy,
    hasWorkers: false,
    queues: {
      ...calm,
      low: 300,
      high: 22_000,
      periodMs: 12 * HOUR,
      growing: 0.98,
      jobsPerSecond: 0,
      load: 0,
    },
  },
  'read-only': healthy,
  unreachable: healthy,
  new: {
    ...healthy,
    queues: { ...calm, high: 5, jobsPerSecond: 0.4, retries: 0, load: 0.1 },
    backups: 'first-soon',
    groups: 3,
    people: 4,
  },
};
