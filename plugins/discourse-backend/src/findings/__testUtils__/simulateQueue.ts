/** How Discourse weighs its queues when a worker looks for a job. */
const QUEUES = [
  { name: 'critical', weight: 8, share: 0.04 },
  { name: 'default', weight: 4, share: 0.76 },
  { name: 'low', weight: 2, share: 0.15 },
  { name: 'ultra_low', weight: 1, share: 0.05 },
] as const;
/** Jobs that pause lets through a second, each put off instead of done. */
const PUT_OFF_PER_SECOND = 400;
/** A put-off job comes back after 5 s and the wait of the poller. */
const PUT_OFF_MIN_SECONDS = 5;
const PUT_OFF_SPREAD_SECONDS = 10;

/** What goes on in one second. */
export interface QueueRates {
  /** Jobs that arrive a second. */
  arriving: number;
  /** Jobs that all workers together can finish a second. */
  capacity: number;
  /** Whether workers run at all. */
  processes: number;
  paused: boolean;
  /** Jobs that arrive at once in this second. */
  burst: number;
  /** Jobs that are scheduled for far later in this second. */
  scheduledBurst: number;
  /** Each finished job makes another one. */
  selfFeeding: boolean;
  /** The counters of Sidekiq begin anew. */
  countersReset: boolean;
  /** Share of the arriving jobs in `ultra_low`, instead of the usual. */
  lowShare?: number;
}

/** Sidekiq at the end of a second. */
export interface QueueSecond {
  second: number;
  enqueued: number;
  busy: number;
  scheduled: number;
  latencySeconds: number;
  processed: number;
  queues: Record<string, number>;
}

/**
 * Sidekiq in steps of a second: jobs arrive by a Poisson process and wait in
 * four queues, workers take them by weighted chance, and a pause puts them off
 * as `Sidekiq::Pausable` of Discourse does. Everything follows from `random`.
 */
export function* simulateQueue(options: {
  random: () => number;
  seconds: number;
  threads: number;
  backlog: number;
  scheduled: number;
  rates: (second: number) => QueueRates;
}): Generator<QueueSecond> {
  const { random, seconds, threads, rates } = options;
  const lengths = QUEUES.map(({ share }) =>
    Math.round(options.backlog * share),
  );
  const returning = new Map<number, number>();
  let scheduled = options.scheduled;
  let processed = 1_000_000 + Math.floor(random() * 1_000_000);
  let idleSince = 0;
  for (let second = 0; second < seconds; second += 1) {
    const now = rates(second);
    const back = returning.get(second) ?? 0;
    returning.delete(second);
    scheduled += now.scheduledBurst - back;
    const arriving = now.burst + back + drawPoisson(now.arriving, random);
    arrive(lengths, arriving, now.lowShare, random);
    const limit = now.paused ? PUT_OFF_PER_SECOND : now.capacity;
    const able = now.processes === 0 ? 0 : drawPoisson(limit, random);
    const taken = take(lengths, able, random);
    if (now.paused) {
      for (let job = 0; job < taken; job += 1) {
        const due =
          second +
          PUT_OFF_MIN_SECONDS +
          1 +
          Math.floor(random() * PUT_OFF_SPREAD_SECONDS);
        returning.set(due, (returning.get(due) ?? 0) + 1);
      }
      scheduled += taken;
    } else if (now.selfFeeding) {
      arrive(lengths, taken, undefined, random);
    }
    processed = now.countersReset ? taken : processed + taken;
    idleSince = taken > 0 || lengths[1] === 0 ? second : idleSince;
    const enqueued = lengths.reduce((total, length) => total + length, 0);
    const running = enqueued > 0 ? threads : Math.min(threads, taken);
    yield {
      second,
      enqueued,
      busy: now.processes === 0 || now.paused ? 0 : running,
      scheduled,
      latencySeconds:
        limit > 0 && now.processes > 0
          ? Math.round((lengths[1] / limit) * 10) / 10
          : second - idleSince + (lengths[1] > 0 ? 1 : 0),
      processed,
      queues: Object.fromEntries(
        QUEUES.map(({ name }, index) => [name, lengths[index]]),
      ),
    };
  }
}

function arrive(
  lengths: number[],
  jobs: number,
  lowShare: number | undefined,
  random: () => number,
): void {
  for (let job = 0; job < jobs; job += 1) {
    if (lowShare !== undefined && random() < lowShare) {
      lengths[QUEUES.length - 1] += 1;
      continue;
    }
    let point = random();
    const index = QUEUES.findIndex(({ share }) => {
      point -= share;
      return point < 0;
    });
    lengths[index === -1 ? 1 : index] += 1;
  }
}

/** Takes up to `jobs` jobs, each from a queue drawn by weight; gives how many. */
function take(lengths: number[], jobs: number, random: () => number): number {
  let taken = 0;
  while (taken < jobs) {
    const open = QUEUES.map(({ weight }, index): number =>
      lengths[index] > 0 ? weight : 0,
    );
    const total = open.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) {
      break;
    }
    let point = random() * total;
    const index = open.findIndex(weight => {
      point -= weight;
      return point < 0;
    });
    lengths[index] -= 1;
    taken += 1;
  }
  return taken;
}

function drawPoisson(mean: number, random: () => number): number {
  if (mean <= 0) {
    return 0;
  }
  if (mean > 30) {
    const normal =
      Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let events = 0;
  for (let product = random(); product > limit; product *= random()) {
    events += 1;
  }
  return events;
}
