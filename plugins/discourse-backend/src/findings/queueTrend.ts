import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';

const MINUTE_MS = 60 * 1000;
/** Shorter spans say more about chance than about the queue. */
const MIN_SPAN_MS = 30 * 1000;
/** A change counts when it is this many times what chance explains. */
const SIGNIFICANT = 2.5;
/** An interval this many times off the later ones belongs to another time. */
const OTHER_TIME = 5;
/** However even the rest is, rates that differ by less are alike. */
const ALIKE_SHARE = 0.5;

/** How the queue moved lately. */
export interface QueueTrend {
  spanMs: number;
  /** Change of waiting jobs a minute; negative while it drains. */
  enqueuedPerMinute: number;
  /** Whether the change is more than chance. */
  significant: boolean;
}

interface Interval {
  ms: number;
  change: number;
  /** Jobs finished meanwhile; 0 when the counter began anew. */
  finished: number;
}

/**
 * The trend over samples, oldest first; undefined if they say too little.
 *
 * A queue is a random walk with a drift, so the drift is best told by its two
 * ends. They must lie in one time: after a burst or a change of workers, what
 * was before says nothing about what comes next.
 */
export function measureTrend(
  samples: readonly ForumSample[],
): QueueTrend | undefined {
  const intervals = readIntervals(samples);
  const recent = pickRecent(intervals);
  const wasCut = recent.length < intervals.length;
  const spanMs = sum(recent.map(each => each.ms));
  if (spanMs < MIN_SPAN_MS || (wasCut && recent.length < 2)) {
    return undefined;
  }
  const change = sum(recent.map(each => each.change));
  const drift = change / spanMs;
  return {
    spanMs,
    enqueuedPerMinute: drift * MINUTE_MS,
    significant: Math.abs(change) > SIGNIFICANT * measureChance(recent, drift),
  };
}

/**
 * How long jobs have been waiting without one being finished, as far as the
 * samples reach back. A queue that was empty meanwhile had nothing to finish.
 */
export function measureStall(samples: readonly ForumSample[]): number {
  const last = samples.at(-1);
  const moving = samples.findLastIndex(
    sample => sample.enqueued === 0 || sample.processed !== last?.processed,
  );
  const first = samples.at(moving + 1);
  return first && last ? Date.parse(last.at) - Date.parse(first.at) : 0;
}

function readIntervals(samples: readonly ForumSample[]): Interval[] {
  const intervals: Interval[] = [];
  for (const [index, sample] of samples.slice(1).entries()) {
    const before = samples[index];
    const ms = Date.parse(sample.at) - Date.parse(before.at);
    if (ms > 0) {
      intervals.push({
        ms,
        change: sample.enqueued - before.enqueued,
        finished: Math.max(0, sample.processed - before.processed),
      });
    }
  }
  return intervals;
}

/** The longest stretch up to now in which the queue moved in one way. */
function pickRecent(intervals: readonly Interval[]): readonly Interval[] {
  for (let start = intervals.length - 2; start >= 0; start -= 1) {
    const later = intervals.slice(start + 1);
    if (isOfAnotherTime(intervals[start], later)) {
      return later;
    }
  }
  return intervals;
}

function isOfAnotherTime(
  interval: Interval,
  later: readonly Interval[],
): boolean {
  const usual = median(later.map(each => each.change / each.ms));
  const off = Math.abs(interval.change - usual * interval.ms);
  const spread = median(
    later.map(
      each =>
        Math.abs(each.change - usual * each.ms) *
        Math.sqrt(interval.ms / each.ms),
    ),
  );
  const chance = Math.max(spread, Math.sqrt(interval.finished), 1);
  return (
    off > OTHER_TIME * chance &&
    off > ALIKE_SHARE * Math.abs(usual) * interval.ms
  );
}

/**
 * What a queue without drift would move by chance in the same time: by what
 * the intervals differ, and at least by what independent jobs differ.
 */
function measureChance(intervals: readonly Interval[], drift: number): number {
  const spanMs = sum(intervals.map(each => each.ms));
  const perMs =
    sum(intervals.map(({ change, ms }) => (change - drift * ms) ** 2 / ms)) /
    Math.max(1, intervals.length - 1);
  const finished = sum(intervals.map(each => each.finished));
  return Math.sqrt(Math.max(perMs * spanMs, finished));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
