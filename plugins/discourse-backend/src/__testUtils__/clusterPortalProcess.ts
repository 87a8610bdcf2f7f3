import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { z } from 'zod/v4';
import discoursePlugin from '..';

const optionsSchema = z.object({
  /** Component of the forum. */
  entity: z.object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z.object({ name: z.string() }).catchall(z.json()),
    spec: z.record(z.string(), z.json()).optional(),
  }),
  data: z.record(z.string(), z.json()),
});

// A backend with Backstage's own Kubernetes plugin. That one loads its client
// in a way that only a plain Node process knows. Says at which port it is.
async function start() {
  const { entity, data } = optionsSchema.parse(JSON.parse(process.argv[2]));
  const { server } = await startTestBackend({
    features: [
      discoursePlugin,
      kubernetesPlugin,
      catalogServiceMock.factory({ entities: [entity] }),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  process.stdout.write(`${JSON.stringify({ port: server.port() })}\n`);
}

start().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
