import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { discourseServiceRef } from '@backstage-discourse/plugin-discourse-node';
import type { ChangeActionsOptions } from '../change/createChangeActions';
import scaffolderModuleDiscourse from '../index';

/** All actions that the module registers, as it registers them. */
export async function loadActions(
  services: ChangeActionsOptions,
): Promise<TemplateAction[]> {
  const { catalog, config, discourse, permissions } = services;
  const actions: TemplateAction[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        {
          addActions: (...added: TemplateAction[]) => actions.push(...added),
        },
      ],
    ],
    features: [
      scaffolderModuleDiscourse,
      mockServices.rootConfig.factory({ data: config.get() }),
      mockServices.permissions.mock(permissions).factory,
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
  await backend.stop();
  return actions;
}
