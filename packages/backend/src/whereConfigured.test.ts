import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import { whereConfigured } from './whereConfigured';

jest.setTimeout(60_000);

async function readClusters(data: JsonObject) {
  const backend = await startTestBackend({
    features: [
      whereConfigured('kubernetes', async () => ({
        default: kubernetesPlugin,
      })),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  const { status, body } = await request(backend.server).get(
    '/api/kubernetes/clusters',
  );
  await backend.stop();
  return { status, body };
}

describe('whereConfigured', () => {
  it('leaves a feature out without its section', async () => {
    expect(await readClusters({})).toMatchObject({ status: 404 });
  });

  it('starts the feature with its section', async () => {
    const { status, body } = await readClusters({
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: 'eu-1',
                url: 'https://127.0.0.1:6443',
                authProvider: 'serviceAccount',
                serviceAccountToken: 'token-of-the-cluster',
              },
            ],
          },
        ],
      },
    });

    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ name: 'eu-1' }]);
    expect(JSON.stringify(body)).not.toContain('token-of-the-cluster');
  });
});
