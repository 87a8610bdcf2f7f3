import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';

const MINUTE_MS = 60 * 1000;
/** Shorter spans say more about chance than about the queue. */
const MIN_SPAN_MS = 30 * 1000;

/** How the queue moved over the recent samples. */
export interface QueueTrend {
  spanMs: number;
  /** Change of waiting jobs a minute; negative while it drains. */
  enqueuedPerMinute: number;
  /** Jobs finished over the span; undefined if the counter began anew. */
  finished?: number;
}

/** The trend over samples, oldest first; undefined if they say too little. */
export function measureTrend(
  samples: readonly ForumSample[],
): QueueTrend | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last) {
    return undefined;
  }
  const spanMs = Date.parse(last.at) - Date.parse(first.at);
  if (spanMs < MIN_SPAN_MS) {
    return undefined;
  }
  const finished = last.processed - first.processed;
  return {
    spanMs,
    enqueuedPerMinute: measureSlope(samples) * MINUTE_MS,
    finished: finished < 0 ? undefined : finished,
  };
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
