import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';

/** Jobs a minute between a sample and the one before it. */
export interface JobRates {
  /** Finished runs, failed ones among them; null where it can not be told. */
  processed: (number | null)[];
  failed: (number | null)[];
}

const MINUTE_MS = 60_000;

/**
 * Turns Sidekiq's lifetime counters into rates, one for each sample. The first
 * sample has none, nor has one after the counters were set back.
 */
export function countRates(samples: readonly ForumSample[]): JobRates {
  const rate = (counter: 'processed' | 'failed') =>
    samples.map((sample, index) => {
      const before = samples[index - 1];
      if (!before) {
        return null;
      }
      const minutes =
        (Date.parse(sample.at) - Date.parse(before.at)) / MINUTE_MS;
      const jobs = sample[counter] - before[counter];
      return minutes > 0 && jobs >= 0 ? jobs / minutes : null;
    });
  return { processed: rate('processed'), failed: rate('failed') };
}
