import type { KeyHolder } from '@backstage-discourse/plugin-discourse-node';
import { CATALOG_SOURCE } from './CatalogForumSource';

/**
 * Whether keys that are kept apart from the address of their forum may be sent
 * to it. Keys that name a host go there only. Whoever can edit an entity can
 * change the address that the catalog gives a forum, so there a key must name
 * its host.
 */
export function isHolder(
  holder: KeyHolder,
  options: { host: string | undefined },
): boolean {
  const { host } = options;
  return host === undefined
    ? holder.source !== CATALOG_SOURCE
    : new URL(holder.url).host === host.toLowerCase();
}
