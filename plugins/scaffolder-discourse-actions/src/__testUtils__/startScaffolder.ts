import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGitea from '@backstage/plugin-scaffolder-backend-module-gitea';
import {
  discourseServiceRef,
  type DiscourseService,
} from '@backstage-discourse/plugin-discourse-node';
import type { JsonObject } from '@backstage/types';
import scaffolderModuleDiscourse from '../index';

/** The real scaffolder with our module, among the given neighbours. */
export async function startScaffolder(options: {
  catalog: CatalogService;
  discourse: DiscourseService;
  config: object;
}) {
  const { catalog, discourse } = options;
  const data: JsonObject = JSON.parse(JSON.stringify(options.config));
  return startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleGitea,
      scaffolderModuleDiscourse,
      mockServices.rootConfig.factory({ data }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      createServiceFactory({
        service: discourseServiceRef,
        deps: {},
        factory: () => discourse,
      }),
    ],
  });
}
