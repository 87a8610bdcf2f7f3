import type { DiscourseApi } from '@backstage-discourse/plugin-discourse-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * The REST API of the Discourse backend plugin. Replace it with an
 * `ApiBlueprint` of your own to read forums from elsewhere.
 *
 * @public
 */
export const discourseApiRef = createApiRef<DiscourseApi>().with({
  id: 'plugin.discourse.service',
  pluginId: 'discourse',
});
