/* eslint-disable @backstage/no-mixed-plugin-imports -- this is a backend */
import fs from 'node:fs';
import path from 'node:path';
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';

/**
 * Parks a task at a boundary between two steps: says that it got there and
 * never goes on. Whether it parks is decided by a file that the test removes
 * before it starts the backend again.
 */
const parkingLot = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'parking-lot',
  register(env) {
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      async init({ actions }) {
        const folder = process.env.PARKING_LOT ?? '';
        actions.addActions(
          createTemplateAction({
            id: 'test:boundary',
            schema: {
              input: { task: z => z.string(), boundary: z => z.string() },
            },
            async handler({ input, signal }) {
              const spot = path.join(folder, input.task);
              const wanted = fs.existsSync(spot)
                ? fs.readFileSync(spot, 'utf8')
                : '';
              if (wanted === input.boundary) {
                fs.writeFileSync(`${spot}.parked`, '');
                await new Promise(resolve => {
                  signal?.addEventListener('abort', resolve);
                });
              }
            },
          }),
        );
      },
    });
  },
});

// The least that create-forum runs in, with sign-in and a real catalog.
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage-discourse/plugin-discourse-backend'));
backend.add(
  import('@backstage-discourse/plugin-catalog-backend-module-discourse'),
);
backend.add(import('../../index'));
backend.add(parkingLot);
backend.start();
