import { toError } from '@backstage/errors';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';

/** Forums that are recut together. */
export interface Ring {
  name: string;
  /** Entity references. */
  forums: string[];
}

/** What a recut came to for one forum. */
export type ForumRecut =
  /** The repository is as the renderer has it. */
  | { forum: string; result: 'done' }
  | {
      forum: string;
      result: 'proposed';
      pullRequestUrl: string;
      needsHand: boolean;
    }
  | { forum: string; result: 'failed'; reason: string };

/** How far a run over the fleet came. */
export interface FleetRecut {
  rings: { name: string; forums: ForumRecut[] }[];
  /** Why the rings after the last one were not begun; left out at the end. */
  stopped?: {
    ring: string;
    cause: 'unhealthy' | 'waiting' | 'failed';
    forums: string[];
  };
}

const AT_ONCE = 4;

/** Whether the findings of a forum forbid to go on. */
export function isUnhealthy(status: ForumStatus): boolean {
  return (
    status.state === 'unreachable' ||
    status.findings.some(({ severity }) => severity === 'critical')
  );
}

async function inBatches<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const batch = items.slice(start, start + AT_ONCE);
    results.push(...(await Promise.all(batch.map(work))));
  }
  return results;
}

/**
 * Recuts ring by ring. A ring is begun only when every forum of the ring
 * before is merged and healthy, so the same run is started again until the
 * last ring is done: what is open is updated, what is done is left alone.
 */
export async function recutFleet(
  rings: readonly Ring[],
  options: {
    getStatus: (forum: string) => Promise<ForumStatus>;
    /** Which forums stop the run. */
    isUnhealthy?: (status: ForumStatus) => boolean;
    recut: (forum: string) => Promise<ForumRecut>;
  },
): Promise<FleetRecut> {
  const { getStatus, recut, isUnhealthy: stops = isUnhealthy } = options;
  const done: FleetRecut['rings'] = [];
  const stop = (
    ring: string,
    cause: NonNullable<FleetRecut['stopped']>['cause'],
    forums: string[],
  ): FleetRecut => ({ rings: done, stopped: { ring, cause, forums } });

  for (const { name, forums } of rings) {
    const statuses = await inBatches(forums, async forum => ({
      forum,
      isUnhealthy: stops(await getStatus(forum)),
    }));
    const unhealthy = statuses.filter(status => status.isUnhealthy);
    if (unhealthy.length > 0) {
      return stop(
        name,
        'unhealthy',
        unhealthy.map(({ forum }) => forum),
      );
    }
    const outcomes = await inBatches(forums, async forum => {
      try {
        return await recut(forum);
      } catch (error) {
        const reason = toError(error).message;
        return { forum, result: 'failed' as const, reason };
      }
    });
    done.push({ name, forums: outcomes });
    for (const cause of ['failed', 'proposed'] as const) {
      const found = outcomes.filter(({ result }) => result === cause);
      if (found.length > 0) {
        return stop(
          name,
          cause === 'failed' ? 'failed' : 'waiting',
          found.map(({ forum }) => forum),
        );
      }
    }
  }
  return { rings: done };
}
