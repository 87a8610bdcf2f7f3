import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';

/** Intervals in a row that must show the sign. */
const MIN_INTERVALS = 3;
/** Fewer put-off jobs are no sign of anything. */
const MIN_SCHEDULED = 60;
/**
 * While Sidekiq is paused, Discourse takes each job, counts it as finished and
 * schedules it for five seconds later (`Sidekiq::Pausable`). With the wait of
 * the poller a put-off job comes round every 5 to 20 seconds.
 */
const MAX_ROUND_MS = 30_000;
/** What is put off outweighs what is really done. */
const MIN_GROWTH_SHARE = 0.02;

/**
 * Whether jobs are put off again and again instead of done. Sidekiq's figures
 * do not say that it is paused; this is how it shows in them.
 */
export function looksPaused(samples: readonly ForumSample[]): boolean {
  const recent = samples.slice(-(MIN_INTERVALS + 1));
  if (recent.length <= MIN_INTERVALS) {
    return false;
  }
  return recent.slice(1).every((sample, index) => {
    const before = recent[index];
    if (sample.scheduled === undefined || before.scheduled === undefined) {
      return false;
    }
    const ms = Date.parse(sample.at) - Date.parse(before.at);
    const rounds = (sample.processed - before.processed) / before.scheduled;
    return (
      before.scheduled >= MIN_SCHEDULED &&
      sample.scheduled > before.scheduled * (1 + MIN_GROWTH_SHARE) &&
      rounds >= ms / MAX_ROUND_MS
    );
  });
}
