import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  FleetFacets,
  FleetFacetsQuery,
  FleetPage,
  FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { ForumFilter } from '../permissions/ForumFilter';

/** Who asks, and what they may see. */
export interface FleetOptions {
  credentials: BackstageCredentials;
  /** Leaves out, and does not count, what does not meet it. */
  filter?: PermissionCriteria<ForumFilter>;
}

/** The forums of the registry as one list. */
export interface Fleet {
  listForums(query: FleetQuery, options: FleetOptions): Promise<FleetPage>;
  /** Counts the forums that the same filters find by what they have in common. */
  countFacets(
    query: FleetFacetsQuery,
    options: FleetOptions,
  ): Promise<FleetFacets>;
}
