import '@backstage/cli/asset-types';
import { DISCOURSE_FORUM_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import discoursePlugin, { discourseApiRef } from '../src';
import { buildExampleForums, FakeDiscourseApi } from '../src/fixtures';

const forums = buildExampleForums();

const entityNames = [...forums.map(({ id }) => id), 'not-registered'];

const entities = entityNames.map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'default',
    name,
    annotations: { [DISCOURSE_FORUM_ANNOTATION]: name },
  },
  spec: { type: 'forum', lifecycle: 'production', owner: 'group:default/acme' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/acme' }],
}));

const fakeForums = createFrontendModule({
  pluginId: 'discourse',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: discourseApiRef,
          deps: {},
          factory: () => new FakeDiscourseApi({ forums }),
        }),
    }),
  ],
});

const fakeCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => new InMemoryCatalogClient({ entities }),
        }),
    }),
  ],
});

createDevApp({
  features: [catalogPlugin, discoursePlugin, fakeCatalog, fakeForums],
});
