import type { CreateForumApi } from '@backstage-discourse/plugin-discourse-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * What the form for a new forum asks the portal: choices on offer, whether
 * names are free, and the plan. Replace it with an `ApiBlueprint` of your own
 * to plan forums elsewhere.
 *
 * @public
 */
export const createForumApiRef = createApiRef<CreateForumApi>().with({
  id: 'plugin.discourse.create-forum',
  pluginId: 'discourse',
});
