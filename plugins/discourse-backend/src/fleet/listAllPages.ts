import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  FleetPage,
  FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { Fleet } from './Fleet';

const ROWS = 200;

/**
 * All pages of a query, each authorized and read when it is asked for, so that
 * one page is in memory however large the fleet is.
 */
export async function* listAllPages(options: {
  fleet: Fleet;
  query: FleetQuery;
  credentials: BackstageCredentials;
  signal: AbortSignal;
}): AsyncGenerator<FleetPage> {
  const { fleet, query, credentials, signal } = options;
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const page = await fleet.listForums(
      { ...query, offset: 0, limit: ROWS, cursor },
      { credentials },
    );
    yield page;
    cursor = page.nextCursor;
  } while (cursor);
}
