import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/**
 * Configuration that puts a simulated forum in the place of the guide's, on
 * free ports, with the catalog reading the guide's entity.
 */
export function buildStandIn({ appDir, guide, simulatorConfig, port }) {
  const simulated = parse(fs.readFileSync(simulatorConfig, 'utf8')).discourse;
  const { discourse } = parse(guide.files.get('app-config.yaml'));
  const [forum] = discourse.forums;
  const [model] = simulated.forums;
  const url = `http://localhost:${port}`;
  return {
    app: { baseUrl: url },
    backend: { baseUrl: url, listen: { port, host: '127.0.0.1' } },
    integrations: { github: [] },
    catalog: {
      locations: [
        {
          type: 'file',
          target: path.join(appDir, 'catalog-info.forum.yaml'),
        },
        {
          type: 'file',
          target: path.join(appDir, 'examples/org.yaml'),
          rules: [{ allow: ['User', 'Group'] }],
        },
      ],
    },
    discourse: {
      allowedHosts: simulated.allowedHosts,
      simulatedHosts: simulated.simulatedHosts,
      collector: { interval: { seconds: 10 } },
      forums: [
        { ...forum, url: model.url, keys: { monitor: model.keys.monitor } },
      ],
    },
  };
}
