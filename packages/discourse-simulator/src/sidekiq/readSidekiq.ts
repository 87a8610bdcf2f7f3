import { fraction, wholeBetween } from '../random';
import type { QueueShape, Scenario } from '../scenarios';

/** What Sidekiq says of itself at one moment. */
export interface SidekiqState {
  processed: number;
  failed: number;
  busy: number;
  processes: number;
  enqueued: number;
  scheduled: number;
  retries: number;
  dead: number;
  /** Age of the oldest job of the queue `default`, in seconds. */
  defaultLatency: number;
  /** Length by queue. */
  queues: Record<'critical' | 'default' | 'low' | 'ultra_low', number>;
}

/** What decides about Sidekiq beside the time. */
export interface SidekiqSubject {
  seed: number;
  createdAt: number;
  scenario: Scenario;
  sidekiqMode: 'unified' | 'separate';
}

const THREADS_PER_PROCESS = 5;
const FAILED_SHARE = 0.004;
/** Part of the waiting jobs by queue; the rest is in `default`. */
const LOW_SHARE = 0.18;
const ULTRA_LOW_SHARE = 0.05;

/** Where in its period the shape is, from 0 to 1. Forums are out of step. */
function phase(subject: SidekiqSubject, at: number): number {
  const { periodMs } = subject.scenario.queues;
  const offset = fraction(subject.seed, 'phase') * periodMs;
  return ((((at + offset) % periodMs) + periodMs) % periodMs) / periodMs;
}

/** How far the queues are from low to high, from 0 to 1. */
function level(shape: QueueShape, position: number): number {
  return position < shape.growing
    ? position / shape.growing
    : (1 - position) / (1 - shape.growing);
}

/** Age of the oldest job: the queue divided by its speed, or all the time nothing ran. */
function latencySeconds(
  subject: SidekiqSubject,
  options: { enqueued: number; position: number },
): number {
  const { queues } = subject.scenario;
  if (queues.jobsPerSecond === 0) {
    return (options.position * queues.periodMs) / 1000;
  }
  return options.enqueued / queues.jobsPerSecond;
}

/** The state of Sidekiq at a time: rising and draining as the scenario says. */
export function readSidekiq(subject: SidekiqSubject, at: number): SidekiqState {
  const { scenario, seed, createdAt, sidekiqMode } = subject;
  const shape = scenario.queues;
  const position = phase(subject, at);
  const enqueued = Math.round(
    shape.low + (shape.high - shape.low) * level(shape, position),
  );
  const ageSeconds = Math.max(0, (at - createdAt) / 1000);
  const speed = shape.jobsPerSecond || 1.2;
  // Where nothing runs, the counter stands where it stood when that began.
  const workedSeconds =
    shape.jobsPerSecond === 0
      ? Math.max(0, ageSeconds - (position * shape.periodMs) / 1000)
      : ageSeconds;
  const processed = Math.floor(workedSeconds * speed);
  const processes = scenario.hasWorkers
    ? (sidekiqMode === 'separate' ? 2 : 1) + wholeBetween(0, 1, seed, 'workers')
    : 0;
  const threads = processes * THREADS_PER_PROCESS;
  const minute = Math.floor(at / 60_000);
  const low = Math.floor(enqueued * LOW_SHARE);
  const ultraLow = Math.floor(enqueued * ULTRA_LOW_SHARE);
  return {
    processed,
    failed: Math.floor(processed * FAILED_SHARE),
    busy: Math.min(
      threads,
      Math.round(threads * shape.load + (scenario.jobsHang ? threads : 0)),
    ),
    processes,
    enqueued,
    scheduled: wholeBetween(8, 24, seed, 'scheduled', minute),
    retries: shape.retries && shape.retries + wholeBetween(0, 3, seed, minute),
    dead: shape.dead,
    defaultLatency:
      Math.round(latencySeconds(subject, { enqueued, position }) * 1000) / 1000,
    queues: {
      critical: 0,
      default: enqueued - low - ultraLow,
      low,
      ultra_low: ultraLow,
    },
  };
}
