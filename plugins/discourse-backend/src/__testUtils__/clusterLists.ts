const ID = 'backstage.io/kubernetes-id=acme';
const LABELS = { 'backstage.io/kubernetes-id': 'acme' };

const metadata = (name: string, labels: Record<string, string> = {}) => ({
  name,
  namespace: 'acme',
  labels: { ...LABELS, ...labels },
  creationTimestamp: '2026-11-01T10:00:00Z',
});
const list = (apiVersion: string, kind: string, items: object[]) => ({
  apiVersion,
  kind: `${kind}List`,
  metadata: { resourceVersion: '1' },
  items,
});

/** Answers of an API server with one forum, by path and label selector. */
export const clusterLists: Record<string, object> = {
  [`/api/v1/namespaces/acme/pods?${ID}`]: list('v1', 'Pod', [
    {
      metadata: metadata('acme-web-5d9', {
        'app.kubernetes.io/component': 'web',
      }),
      // Environment of a container: nothing of it may come through.
      spec: {
        containers: [{ env: [{ name: 'PASSWORD', value: 'hunter2' }] }],
      },
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            ready: true,
            restartCount: 3,
            state: { running: { startedAt: '2026-11-21T09:00:00Z' } },
            lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
          },
        ],
      },
    },
    {
      metadata: metadata('forum-pg-1', { 'cnpg.io/cluster': 'forum-pg' }),
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            ready: false,
            restartCount: 0,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: {},
          },
        ],
      },
    },
  ]),
  [`/api/v1/namespaces/acme/persistentvolumeclaims?${ID}`]: list(
    'v1',
    'PersistentVolumeClaim',
    [
      {
        metadata: metadata('forum-pg-1'),
        spec: { storageClassName: 'fast' },
        status: { phase: 'Bound', capacity: { storage: '20Gi' } },
      },
    ],
  ),
  [`/apis/postgresql.cnpg.io/v1/namespaces/acme/clusters?${ID}`]: list(
    'postgresql.cnpg.io/v1',
    'Cluster',
    [
      {
        metadata: metadata('forum-pg'),
        spec: { instances: 3 },
        status: {
          phase: 'Cluster in healthy state',
          instances: 3,
          readyInstances: 2,
          firstRecoverabilityPoint: '2026-11-08T02:00:00Z',
          conditions: [
            { type: 'Ready', status: 'True' },
            { type: 'ContinuousArchiving', status: 'False' },
          ],
        },
      },
    ],
  ),
  '/apis/postgresql.cnpg.io/v1/namespaces/acme/backups?cnpg.io/cluster=forum-pg':
    list('postgresql.cnpg.io/v1', 'Backup', [
      {
        metadata: metadata('forum-pg-20261120'),
        spec: { cluster: { name: 'forum-pg' } },
        status: {
          phase: 'completed',
          startedAt: '2026-11-20T02:00:00Z',
          stoppedAt: '2026-11-20T02:04:11Z',
        },
      },
      {
        metadata: metadata('forum-pg-20261121'),
        spec: { cluster: { name: 'forum-pg' } },
        status: {
          phase: 'failed',
          startedAt: '2026-11-21T02:00:01Z',
          stoppedAt: '2026-11-21T02:00:09Z',
          error: 'no space left in the bucket',
        },
      },
    ]),
  [`/apis/cert-manager.io/v1/namespaces/acme/certificates?${ID}`]: list(
    'cert-manager.io/v1',
    'Certificate',
    [
      {
        metadata: metadata('acme-tls'),
        spec: { dnsNames: ['community.acme.example'] },
        status: {
          conditions: [{ type: 'Ready', status: 'True' }],
          notAfter: '2027-01-14T10:00:00Z',
          renewalTime: '2026-12-15T10:00:00Z',
        },
      },
    ],
  ),
  [`/apis/argoproj.io/v1alpha1/namespaces/argocd/applications?${ID}`]: list(
    'argoproj.io/v1alpha1',
    'Application',
    [
      {
        metadata: { ...metadata('acme'), namespace: 'argocd' },
        status: {
          sync: { status: 'OutOfSync', revision: '0c1d2e3' },
          health: { status: 'Degraded' },
          operationState: {
            phase: 'Failed',
            message: 'one or more objects failed to apply',
          },
        },
      },
    ],
  ),
};
