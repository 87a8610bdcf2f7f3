import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';

const TAB = 'entity-content:kubernetes/kubernetes';

const configSchema = z.looseObject({
  app: z.looseObject({
    extensions: z.array(z.record(z.string(), z.unknown())),
  }),
});

/**
 * Configuration with which the portal shows the tab of Backstage's Kubernetes
 * plugin, for a cluster.
 */
export function kubernetesConfig(cluster: { url: string }): object {
  // A list of the configuration replaces the one before it.
  const { app } = configSchema.parse(
    parse(fs.readFileSync(path.resolve('app-config.yaml'), 'utf8')),
  );
  const others = app.extensions.filter(entry => !(TAB in entry));
  return {
    app: { extensions: [...others, { [TAB]: true }] },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'bench',
              url: cluster.url,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'of-a-bench',
              skipMetricsLookup: true,
            },
          ],
        },
      ],
    },
  };
}
