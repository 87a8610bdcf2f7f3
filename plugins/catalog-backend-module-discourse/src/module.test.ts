import {
  mockServices,
  startTestBackend,
  createMockDirectory,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import request from 'supertest';
import { z } from 'zod/v4';
import catalogModuleDiscourse from './index';

const entities = z.array(
  z.object({ metadata: z.object({ name: z.string() }) }),
);

const failure = z.object({
  entity: z.string(),
  errors: z.array(z.object({ message: z.string() })),
});

function component(name: string, forum: string): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  annotations:
    discourse.org/forum: ${forum}
spec:
  type: forum
  lifecycle: production
  owner: acme
`;
}

describe('catalogModuleDiscourse', () => {
  const folder = createMockDirectory();

  it('lets a good forum in and explains a bad annotation', async () => {
    folder.setContent({
      'good.yaml': component('good', 'acme-community'),
      'bad.yaml': component('bad', 'https://evil.example'),
    });
    const locations = ['good', 'bad'].map(name => ({
      type: 'file',
      target: folder.resolve(`${name}.yaml`),
    }));
    const failures = new Map<string, string>();
    const events = mockServices.events.mock({
      publish: async ({ topic, eventPayload }) => {
        if (topic === 'experimental.catalog.errors') {
          const { entity, errors } = failure.parse(eventPayload);
          failures.set(entity, errors.map(({ message }) => message).join('; '));
        }
      },
    });
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleDiscourse,
        mockServices.rootConfig.factory({ data: { catalog: { locations } } }),
        events.factory,
      ],
    });
    const names = async () => {
      const response = await request(server)
        .get('/api/catalog/entities?filter=kind=component')
        .expect(200);
      return entities.parse(response.body).map(({ metadata }) => metadata.name);
    };

    while (failures.size === 0 || !(await names()).includes('good')) {
      await new Promise(resolve => setImmediate(resolve));
    }

    expect(await names()).toEqual(['good']);
    expect([...failures.keys()]).toEqual(['component:default/bad']);
    expect(failures.get('component:default/bad')).toContain(
      "the annotation 'discourse.org/forum' must be the id of a forum",
    );
  });
});
