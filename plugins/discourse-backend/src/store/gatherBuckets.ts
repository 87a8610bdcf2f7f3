import type { SampleBucket } from './samples';

/** Adds buckets up to longer ones, oldest first. */
export function gatherBuckets(
  buckets: readonly SampleBucket[],
  options: { seconds: number },
): SampleBucket[] {
  const lengthMs = options.seconds * 1000;
  const gathered = new Map<number, SampleBucket>();
  for (const bucket of buckets) {
    const atMs = Math.floor(bucket.atMs / lengthMs) * lengthMs;
    const known = gathered.get(atMs);
    gathered.set(atMs, known ? add(known, bucket) : { ...bucket, atMs });
  }
  return sortBuckets([...gathered.values()]);
}

/**
 * Of two lists of equally long buckets, those with more samples: one that is
 * not gathered to its end, or lost some of what it was made of, has fewer.
 */
export function mergeBuckets(
  stored: readonly SampleBucket[],
  gathered: readonly SampleBucket[],
): SampleBucket[] {
  const merged = new Map(gathered.map(each => [each.atMs, each]));
  for (const bucket of stored) {
    const other = merged.get(bucket.atMs);
    if (!other || bucket.samples >= other.samples) {
      merged.set(bucket.atMs, bucket);
    }
  }
  return sortBuckets([...merged.values()]);
}

function sortBuckets(buckets: SampleBucket[]): SampleBucket[] {
  return buckets.sort((a, b) => a.atMs - b.atMs);
}

function add(sum: SampleBucket, next: SampleBucket): SampleBucket {
  return {
    atMs: sum.atMs,
    samples: sum.samples + next.samples,
    enqueued: sum.enqueued + next.enqueued,
    busy: sum.busy + next.busy,
    retries: sum.retries + next.retries,
    dead: sum.dead + next.dead,
    latency: sum.latency + next.latency,
    scheduled:
      sum.scheduled === undefined && next.scheduled === undefined
        ? undefined
        : (sum.scheduled ?? 0) + (next.scheduled ?? 0),
    // Counters only grow, but for those of a forum that was set up anew.
    processed: Math.max(sum.processed, next.processed),
    failed: Math.max(sum.failed, next.failed),
  };
}
