import { FAMILIES, type TraceFamily } from './traceFamilies';
import type { QueueTrace, QueueVerdict } from './QueueTrace';
import {
  simulateQueue,
  type QueueRates,
  type QueueSecond,
} from './simulateQueue';

/** As many samples as the collector looks at. */
const WINDOW_SECONDS = 15 * 60;
const SECONDS = 40 * 60;
/** Fewer waiting jobs are no backlog, by the default configuration. */
const BACKLOG = 500;
/** Rates that differ by less are the same. */
const STEADY_SHARE = 0.001;
/** First seed of each set; no seed is in both. */
const SETS = [
  { set: 'tuning', firstSeed: 1, perFamily: 2 },
  { set: 'held-out', firstSeed: 90_001, perFamily: 3 },
] as const;

/**
 * The generated traces: each family with seeds of its own in both sets. The
 * label follows from the rates at the end, never from the code under test.
 */
export function generateQueueTraces(): QueueTrace[] {
  return SETS.flatMap(({ set, firstSeed, perFamily }) =>
    FAMILIES.flatMap((family, index) =>
      Array.from({ length: perFamily }, (_, number) =>
        generateTrace(family, {
          set,
          number: number + 1,
          seed: firstSeed + index * 100 + number,
        }),
      ),
    ),
  );
}

function generateTrace(
  family: TraceFamily,
  options: { set: QueueTrace['set']; number: number; seed: number },
): QueueTrace {
  const { set, number, seed } = options;
  const random = createRandom(seed);
  const plan = family.plan(random);
  const seconds = [
    ...simulateQueue({ random, seconds: SECONDS, scheduled: 20, ...plan }),
  ];
  const kept = pickSamples(seconds, { random, keep: plan.keep });
  const last = kept[kept.length - 1];
  const now = plan.rates(last.second);
  const verdict = judgeRates(now, last.enqueued);
  const net = now.capacity - now.arriving;
  return {
    name: `${family.name}-${set}-${number}`,
    set,
    origin: 'generated',
    note: family.note,
    seed,
    truth: {
      verdict,
      stationary: plan.stationary ?? false,
      ...(verdict === 'draining' && {
        drainSeconds: Math.round(last.enqueued / net),
      }),
    },
    data: {
      enqueued: last.enqueued,
      busy: last.busy,
      processes: now.processes,
      retries: 3,
      dead: 1,
      scheduled: last.scheduled,
      processed: last.processed,
      failed: 1000,
      defaultLatencySeconds: last.latencySeconds,
      queues: last.queues,
    },
    samples: kept.map(each => [
      each.second,
      each.enqueued,
      each.busy,
      each.scheduled,
      each.latencySeconds,
      each.processed,
    ]),
  };
}

function judgeRates(now: QueueRates, enqueued: number): QueueVerdict {
  if (now.processes === 0) {
    return 'no-workers';
  }
  if (now.paused) {
    return 'paused';
  }
  if (now.capacity === 0) {
    return 'stuck';
  }
  if (enqueued < BACKLOG) {
    return 'idle';
  }
  const net = now.selfFeeding ? now.arriving : now.arriving - now.capacity;
  if (Math.abs(net) < STEADY_SHARE * now.capacity) {
    return 'steady';
  }
  return net > 0 ? 'growing' : 'draining';
}

/** Readings about a minute apart, as a collector with jitter takes them. */
function pickSamples(
  seconds: readonly QueueSecond[],
  options: { random: () => number; keep?: (second: number) => boolean },
): QueueSecond[] {
  const { random, keep = () => true } = options;
  const kept: QueueSecond[] = [];
  let next = SECONDS - WINDOW_SECONDS;
  while (next < SECONDS) {
    if (keep(next)) {
      kept.push(seconds[next]);
    }
    next += 55 + Math.floor(random() * 10);
  }
  return kept;
}

/** Mulberry32: a small generator of numbers from 0 to 1 by seed. */
function createRandom(seed: number): () => number {
  /* eslint-disable no-bitwise */
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  /* eslint-enable no-bitwise */
}
