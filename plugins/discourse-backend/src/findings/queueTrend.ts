import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';

const MINUTE_MS = 60 * 1000;
/** Shorter spans say more about chance than about the queue. */
const MIN_SPAN_MS = 30 * 1000;
/** What happened longer ago says little about what happens next. */
const RECENT_MS = 5 * MINUTE_MS;
/** Where samples are rare, so many of them count, however old. */
const MIN_SAMPLES = 3;

/** How the queue moved lately. */
export interface QueueTrend {
  spanMs: number;
  /** Change of waiting jobs a minute; negative while it drains. */
  enqueuedPerMinute: number;
}

/** The trend over samples, oldest first; undefined if they say too little. */
export function measureTrend(
  samples: readonly ForumSample[],
): QueueTrend | undefined {
  const recent = pickRecent(samples);
  const spanMs = measureSpan(recent);
  return spanMs < MIN_SPAN_MS
    ? undefined
    : { spanMs, enqueuedPerMinute: measureSlope(recent) * MINUTE_MS };
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
  return measureSpan(samples.slice(moving + 1));
}

function pickRecent(samples: readonly ForumSample[]): readonly ForumSample[] {
  const last = samples.at(-1);
  if (!last) {
    return [];
  }
  const from = Date.parse(last.at) - RECENT_MS;
  const recent = samples.filter(sample => Date.parse(sample.at) >= from);
  return recent.length < MIN_SAMPLES ? samples.slice(-MIN_SAMPLES) : recent;
}

function measureSpan(samples: readonly ForumSample[]): number {
  const [first] = samples;
  const last = samples.at(-1);
  return first && last ? Date.parse(last.at) - Date.parse(first.at) : 0;
}

/** Least squares: one outlier at an end does not decide. */
function measureSlope(samples: readonly ForumSample[]): number {
  const times = samples.map(sample => Date.parse(sample.at));
  const meanTime = mean(times);
  const meanEnqueued = mean(samples.map(sample => sample.enqueued));
  let covariance = 0;
  let variance = 0;
  for (const [index, sample] of samples.entries()) {
    const distance = times[index] - meanTime;
    covariance += distance * (sample.enqueued - meanEnqueued);
    variance += distance * distance;
  }
  return variance === 0 ? 0 : covariance / variance;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
