import type { GroupsApi } from '@backstage-discourse/plugin-discourse-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * What the backend answers about small groups. Replace it with an
 * `ApiBlueprint` of your own to keep applications elsewhere.
 *
 * @public
 */
export const groupsApiRef = createApiRef<GroupsApi>().with({
  id: 'plugin.discourse.groups',
  pluginId: 'discourse',
});
