import { z } from 'zod/v4';
import type { RunningBackend } from '../portal/startBackend';

const PAGE = 200;
const POLL_MS = 500;
const TIMEOUT_MS = 120_000;

const pageSchema = z.object({
  items: z.array(
    z.object({
      url: z.string(),
      collectedAt: z.iso.datetime().transform(Date.parse).optional(),
    }),
  ),
  totalItems: z.number(),
  counts: z.object({ state: z.object({ pending: z.number() }) }),
});

/** When the first and the last forum of a cycle were read, in ms since 1970. */
export interface Cycle {
  firstAtMs: number;
  lastAtMs: number;
}

/**
 * Waits until every forum was collected after a time, except those that are
 * not expected to answer.
 */
export async function watchCycle(
  backend: RunningBackend,
  options: {
    after: number;
    except?: ReadonlySet<string>;
    timeoutMs?: number;
  },
): Promise<Cycle> {
  const { after, except = new Set(), timeoutMs = TIMEOUT_MS } = options;
  const readPage = async (offset: number) =>
    pageSchema.parse(
      await backend.get(
        `/forums?sort=collectedAt&order=asc&limit=${PAGE}&offset=${offset}`,
      ),
    );
  const isDone = async () => {
    // Oldest first, and those that were never seen at the very end.
    const { items, counts } = await readPage(0);
    return (
      counts.state.pending <= except.size &&
      items.every(
        ({ url, collectedAt }) =>
          except.has(url) || (collectedAt !== undefined && collectedAt > after),
      )
    );
  };
  const deadline = Date.now() + timeoutMs;
  while (!(await isDone())) {
    if (Date.now() > deadline) {
      throw new Error(
        `The forums were not all collected within ${TIMEOUT_MS / 1000} s`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }

  const times: number[] = [];
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const { items, totalItems } = await readPage(offset);
    total = totalItems;
    for (const { url, collectedAt } of items) {
      if (!except.has(url)) {
        times.push(collectedAt ?? NaN);
      }
    }
  }
  const lastAtMs = Math.max(...times);
  if (!(lastAtMs > after)) {
    throw new Error('A forum that answers was not collected');
  }
  return { firstAtMs: Math.min(...times), lastAtMs };
}
