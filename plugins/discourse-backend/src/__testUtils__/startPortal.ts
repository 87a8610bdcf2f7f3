import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import discoursePlugin from '..';

/** The plugin in a running backend, spoken to over HTTP. */
export interface Portal {
  server: TestBackend['server'];
  getStatus(id: string): Promise<ForumStatus>;
  stop(): Promise<void>;
}

/** Starts a backend with the plugin and the given `discourse` configuration. */
export async function startPortal(options: {
  discourse: JsonObject;
  features?: BackendFeature[];
}): Promise<Portal> {
  const { discourse, features = [] } = options;
  const backend = await startTestBackend({
    features: [
      discoursePlugin,
      mockServices.rootConfig.factory({ data: { discourse } }),
      ...features,
    ],
  });
  return {
    server: backend.server,
    async getStatus(id) {
      const { body } = await request(backend.server)
        .get(`/api/discourse/forums/${id}`)
        .expect(200);
      return body;
    },
    stop: () => backend.stop(),
  };
}
