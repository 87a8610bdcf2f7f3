import { createServer } from 'node:http';
import { findFreePort } from './machine';

const PODS = 4;

function pod(name: string, forum: string) {
  return {
    metadata: {
      name,
      namespace: forum,
      uid: name,
      labels: { 'backstage.io/kubernetes-id': forum },
      creationTimestamp: '2026-11-20T08:00:00Z',
    },
    spec: { containers: [{ name: 'main', image: 'example/image:1' }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [
        {
          ...{ name: 'main', ready: true, restartCount: 0, started: true },
          state: { running: { startedAt: '2026-11-20T08:00:05Z' } },
        },
      ],
    },
  };
}

/**
 * An API server with the pods of one forum, for the tab of Backstage's
 * Kubernetes plugin. It answers at once, as no real cluster does.
 */
export async function startCluster(options: {
  forum: string;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const { forum } = options;
  const pods = Array.from({ length: PODS }, (_, index) =>
    pod(`${forum}-web-${index}`, forum),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://cluster');
    const items = pathname.endsWith('/pods') ? pods : [];
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ kind: 'List', apiVersion: 'v1', items }));
  });
  const port = await findFreePort();
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
