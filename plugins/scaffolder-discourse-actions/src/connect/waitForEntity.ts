import { setTimeout as sleep } from 'node:timers/promises';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const INTERVAL_MS = 250;
const TIMEOUT_MS = 60_000;

/**
 * Waits until the catalog shows an entity that was just registered, so that
 * the links of a finished run open. Throws, with what to look at, when it does
 * not within a minute.
 */
export async function waitForEntity(
  entityRef: string,
  options: {
    catalog: CatalogService;
    credentials: BackstageCredentials;
    signal: AbortSignal | undefined;
  },
): Promise<void> {
  const { catalog, credentials } = options;
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  const signal = AbortSignal.any(
    options.signal ? [options.signal, deadline] : [deadline],
  );
  while (!(await catalog.getEntityByRef(entityRef, { credentials }))) {
    if (deadline.aborted) {
      throw new Error(
        `The catalog does not show ${entityRef} ${
          TIMEOUT_MS / 1000
        } s after it was registered; look for its location's errors in the catalog, then retry this run`,
      );
    }
    options.signal?.throwIfAborted();
    await sleep(INTERVAL_MS, undefined, { signal }).catch(() => {});
  }
}
