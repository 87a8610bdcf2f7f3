import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { DISCOURSE_FORUM_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import discoursePlugin from '..';

const optionsSchema = z.object({
  forum: z.string(),
  data: z.record(z.string(), z.json()),
});

// A backend with Backstage's own Kubernetes plugin. That one loads its client
// in a way that only a plain Node process knows. Says at which port it is.
async function start() {
  const { forum, data } = optionsSchema.parse(JSON.parse(process.argv[2]));
  const { server } = await startTestBackend({
    features: [
      discoursePlugin,
      kubernetesPlugin,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: forum,
              annotations: {
                [DISCOURSE_FORUM_ANNOTATION]: forum,
                'backstage.io/kubernetes-id': forum,
                'backstage.io/kubernetes-namespace': forum,
              },
            },
          },
        ],
      }),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  process.stdout.write(`${JSON.stringify({ port: server.port() })}\n`);
}

start().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
