import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  FleetPage,
  FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { ForumFilter } from '../permissions/ForumFilter';

/** The forums of the registry as one list. */
export interface Fleet {
  listForums(
    query: FleetQuery,
    options: {
      credentials: BackstageCredentials;
      /** Leaves out, and does not count, what does not meet it. */
      filter?: PermissionCriteria<ForumFilter>;
    },
  ): Promise<FleetPage>;
}
