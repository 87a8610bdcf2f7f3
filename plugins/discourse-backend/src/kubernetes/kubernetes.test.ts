import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import { mockCredentials } from '@backstage/backend-test-utils';
import { DISCOURSE_FORUM_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import request from 'supertest';
import { clusterLists } from '../__testUtils__/clusterLists';
import { listen } from '../__testUtils__/listen';
import { startProcess } from '../__testUtils__/startProcess';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(60_000);

const KEY = 'f'.repeat(64);
const TOKEN = 'a-service-account-token';

/** What an API server answers to one request. */
type Answer = { status: number; body: object };

const forbidden: Answer = {
  status: 403,
  body: { kind: 'Status', status: 'Failure', reason: 'Forbidden', code: 403 },
};

describe('Facts of the cluster', () => {
  let apiServer: Server;
  let requests: Array<{ url: string; authorization?: string }>;
  let overrides: Record<string, Answer>;
  const stops: Array<() => Promise<unknown> | unknown> = [];

  beforeEach(() => {
    requests = [];
    overrides = {};
  });

  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  async function start() {
    apiServer = createServer((req, res) => {
      const url = new URL(req.url ?? '/', 'http://api');
      const { authorization } = req.headers;
      requests.push({ url: `${url.pathname}${url.search}`, authorization });
      const selector = url.searchParams.get('labelSelector') ?? '';
      const list = clusterLists[`${url.pathname}?${selector}`];
      const answer: Answer =
        overrides[url.pathname] ??
        (list
          ? { status: 200, body: list }
          : { status: 404, body: { kind: 'Status', code: 404 } });
      res.writeHead(answer.status, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify(answer.body));
    });
    const port = await listen(apiServer);
    stops.push(() => {
      apiServer.closeAllConnections();
      return new Promise(resolve => apiServer.close(resolve));
    });
    const forums = await startForumFleet({
      forums: [
        { hostname: 'acme.example', title: 'Acme', keys: { monitor: KEY } },
      ],
    });
    stops.push(() => forums.close());
    const { child, firstLine } = await startProcess('clusterPortalProcess.ts', {
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'acme',
          annotations: {
            [DISCOURSE_FORUM_ANNOTATION]: 'acme',
            'backstage.io/kubernetes-id': 'acme',
            'backstage.io/kubernetes-namespace': 'acme',
          },
        },
      },
      data: {
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'production',
                  url: `http://127.0.0.1:${port}`,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: TOKEN,
                  skipMetricsLookup: true,
                },
              ],
            },
          ],
        },
        discourse: {
          allowedHosts: [new URL(forums.url).host],
          kubernetes: { enabled: true },
          forums: [
            {
              id: 'acme',
              entityRef: 'component:default/acme',
              url: forums.forumUrl('acme.example'),
              keys: { monitor: KEY },
            },
          ],
        },
      },
    });
    stops.push(() => child.kill('SIGKILL'));
    const portal = `http://127.0.0.1:${JSON.parse(firstLine).port}`;
    const read = async () =>
      (
        await request(portal)
          .get('/api/discourse/forums/acme')
          .set('Authorization', mockCredentials.user.header())
      ).body;
    return waitFor(read, status => status.parts?.deployment !== undefined);
  }

  it('come through the Kubernetes plugin into the snapshot', async () => {
    const { parts } = await start();

    expect(parts.deployment.problem).toBeUndefined();
    expect(parts.deployment.data).toEqual({
      source: 'kubernetes',
      simulated: false,
      cluster: 'production',
      namespace: 'acme',
      pods: [
        {
          name: 'acme-web-5d9',
          component: 'web',
          phase: 'Running',
          ready: true,
          restarts: 3,
          reason: 'OOMKilled',
        },
        {
          name: 'forum-pg-1',
          component: 'database',
          phase: 'Running',
          ready: false,
          restarts: 0,
          reason: 'CrashLoopBackOff',
        },
      ],
      database: {
        name: 'forum-pg',
        phase: 'Cluster in healthy state',
        instances: 3,
        readyInstances: 2,
        continuousArchiving: false,
        firstRecoverableAt: '2026-11-08T02:00:00.000Z',
        lastBackupAt: '2026-11-20T02:04:11.000Z',
        lastFailedBackupAt: '2026-11-21T02:00:09.000Z',
        backups: [
          {
            name: 'forum-pg-20261121',
            phase: 'failed',
            startedAt: '2026-11-21T02:00:01.000Z',
            stoppedAt: '2026-11-21T02:00:09.000Z',
            error: 'no space left in the bucket',
          },
          {
            name: 'forum-pg-20261120',
            phase: 'completed',
            startedAt: '2026-11-20T02:00:00.000Z',
            stoppedAt: '2026-11-20T02:04:11.000Z',
          },
        ],
      },
      certificates: [
        {
          name: 'acme-tls',
          dnsNames: ['community.acme.example'],
          ready: true,
          notAfter: '2027-01-14T10:00:00.000Z',
          renewalAt: '2026-12-15T10:00:00.000Z',
        },
      ],
      delivery: {
        tool: 'argo-cd',
        name: 'acme',
        synced: false,
        sync: 'OutOfSync',
        healthy: false,
        health: 'Degraded',
        revision: '0c1d2e3',
        message: 'one or more objects failed to apply',
      },
      volumes: [
        {
          name: 'forum-pg-1',
          phase: 'Bound',
          capacityBytes: 21474836480,
          storageClass: 'fast',
        },
      ],
      missing: [],
    });
    expect(new Set(requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${TOKEN}`]),
    );
  });

  it('say when a backup was last proven, by what the forum signed', async () => {
    const document = JSON.stringify({
      version: 1,
      forum: 'acme',
      outcome: 'passed',
      startedAt: '2026-11-20T06:00:00Z',
      finishedAt: '2026-11-20T06:02:00Z',
      totalMs: 120_000,
    });
    const signature = createHmac('sha256', KEY)
      .update(`restore-proof/v1\n${document}`)
      .digest('hex');
    overrides['/api/v1/namespaces/acme/configmaps/acme-proof'] = {
      status: 200,
      body: {
        kind: 'ConfigMap',
        data: {
          'result.json': document,
          'result.signature': 'forged',
          'passed.json': document,
          'passed.signature': signature,
          password: 'hunter2',
        },
      },
    };

    const { parts } = await start();

    expect(parts.deployment.data.missing).toEqual([]);
    expect(parts.deployment.data.restoreProof).toEqual({
      state: 'unverified',
      proven: JSON.parse(document),
    });
  });

  it('say what is missing when the cluster refuses a part', async () => {
    overrides['/apis/postgresql.cnpg.io/v1/namespaces/acme/clusters'] =
      forbidden;
    overrides['/apis/argoproj.io/v1alpha1/namespaces/argocd/applications'] =
      forbidden;

    const { parts } = await start();

    const { data } = parts.deployment;
    expect(data.pods).toHaveLength(2);
    expect(data.database).toBeUndefined();
    expect(data.missing).toEqual([
      {
        facts: 'database',
        message:
          'clusters can not be read: the account of the portal has no right to (403)',
      },
      {
        facts: 'delivery',
        message: expect.stringContaining(
          "applications of namespace 'argocd' can not be read: 403",
        ),
      },
    ]);
  });

  it('become a problem of their own when the cluster refuses all', async () => {
    for (const path of [
      '/api/v1/namespaces/acme/pods',
      '/api/v1/namespaces/acme/persistentvolumeclaims',
      '/apis/postgresql.cnpg.io/v1/namespaces/acme/clusters',
      '/apis/cert-manager.io/v1/namespaces/acme/certificates',
    ]) {
      overrides[path] = forbidden;
    }

    const { parts, findings } = await start();

    expect(parts.deployment.problem).toMatchObject({
      kind: 'cluster-unavailable',
      message: expect.stringContaining("cluster 'production'"),
    });
    expect(parts.health.problem).toBeUndefined();
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'access-cluster-unavailable',
        part: 'deployment',
        severity: 'warning',
      }),
    );
  });
});
