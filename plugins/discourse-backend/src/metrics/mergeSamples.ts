import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';
import type {
  PartialSample,
  SampleField,
} from '@backstage-discourse/plugin-discourse-node';

/** The figures of a sample, in the order in which they are shown. */
const FIELDS = [
  'enqueued',
  'busy',
  'retries',
  'dead',
  'defaultLatencySeconds',
  'processed',
  'failed',
] as const satisfies readonly SampleField[];

const EMPTY: ForumSample = {
  at: '',
  enqueued: 0,
  busy: 0,
  retries: 0,
  dead: 0,
  defaultLatencySeconds: 0,
  processed: 0,
  failed: 0,
};

/**
 * Completes samples of another source with the portal's own: a figure that is
 * missing is that of the own sample nearest in time. What neither knows is 0,
 * and listed in `unknown`.
 */
export function mergeSamples(
  partial: readonly PartialSample[],
  /** Oldest first. */
  own: readonly ForumSample[],
): { items: ForumSample[]; unknown: SampleField[] } {
  const times = own.map(({ at }) => Date.parse(at));
  const unknown = FIELDS.filter(
    name =>
      own.length === 0 && partial.some(sample => sample[name] === undefined),
  );
  let nearest = 0;
  const items = partial.map(sample => {
    const at = Date.parse(sample.at);
    while (
      nearest + 1 < times.length &&
      Math.abs(times[nearest + 1] - at) <= Math.abs(times[nearest] - at)
    ) {
      nearest += 1;
    }
    const fallback: ForumSample = own[nearest] ?? EMPTY;
    return { ...fallback, ...sample };
  });
  return { items, unknown };
}
