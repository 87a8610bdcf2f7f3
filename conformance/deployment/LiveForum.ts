import type { DeploymentData } from '@backstage-discourse/plugin-discourse-common';
import { stringify } from 'yaml';
import { z } from 'zod/v4';
import { refusalOf } from '../kubernetes/ApiClient';
import { readObjects, type ClusterObject } from '../kubernetes/ClusterObject';
import type { ClusterObjects } from '../kubernetes/ClusterObjects';
import type { DeliveryStep } from '../kubernetes/planDelivery';
import { firstPodOf } from '../kubernetes/podVerdicts';

const BACKUP_STARTED = '2026-11-20T02:00:00Z';
const BACKUP_STOPPED = '2026-11-20T02:04:11Z';
const RECOVERABLE = '2026-11-08T02:00:00Z';
const NOT_AFTER = '2027-01-14T10:00:00Z';
const RENEWAL = '2026-12-15T10:00:00Z';
const REVISION = '0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6a7b8c9d';
const CLAIM_BYTES = 5 * 2 ** 30;

const WORKLOADS = new Set(['Deployment', 'StatefulSet']);

const statefulSchema = z.looseObject({
  spec: z.looseObject({
    volumeClaimTemplates: z
      .array(
        z.looseObject({
          metadata: z.looseObject({ name: z.string() }),
          spec: z.looseObject({ storageClassName: z.string().optional() }),
        }),
      )
      .default([]),
    template: z.looseObject({
      metadata: z.looseObject({ labels: z.record(z.string(), z.string()) }),
    }),
  }),
});
const certificateSchema = z.looseObject({
  spec: z.looseObject({ dnsNames: z.array(z.string()) }),
});
const clusterSchema = z.looseObject({
  spec: z.looseObject({ instances: z.number() }),
});
const podSchema = z.looseObject({
  metadata: z.looseObject({ labels: z.record(z.string(), z.string()) }),
});

const COMPONENT = 'app.kubernetes.io/component';

/** How far each stage of Flux got: the second failed, the rest waits. */
function stageCondition(name: string) {
  if (name.endsWith('-data')) {
    return {
      status: 'True',
      reason: 'ReconciliationSucceeded',
      message: 'Applied revision',
    };
  }
  return name.endsWith('-migrate')
    ? {
        status: 'False',
        reason: 'HealthCheckFailed',
        message: 'timeout waiting for: Job',
      }
    : {
        status: 'False',
        reason: 'DependencyNotReady',
        message: 'dependency is not ready',
      };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('The rendered repository lacks an object');
  }
  return value;
}

/** What the portal should show of a forum; written by {@link LiveForum}. */
export type ExpectedFacts = Pick<
  DeploymentData,
  'pods' | 'volumes' | 'certificates' | 'database' | 'delivery'
>;

/**
 * Brings a delivered forum to life: makes the objects that controllers make of
 * the rendered ones, and writes the statuses that they would write.
 */
export class LiveForum {
  readonly #objects: ClusterObjects;
  readonly #rendered: ClusterObject[];

  constructor(objects: ClusterObjects, steps: DeliveryStep[]) {
    this.#objects = objects;
    this.#rendered = steps.flatMap(step => step.objects);
  }

  async start(): Promise<ExpectedFacts> {
    return {
      pods: await this.#startPods(),
      volumes: await this.#bindClaims(),
      certificates: await this.#issueCertificates(),
      database: await this.#runDatabase(),
      delivery: await this.#finishDelivery(),
    };
  }

  #ofKind(kind: string, apiGroup?: string): ClusterObject[] {
    return this.#rendered.filter(
      object =>
        object.kind === kind &&
        (apiGroup === undefined || object.apiVersion.startsWith(apiGroup)),
    );
  }

  async #create(object: object): Promise<ClusterObject> {
    const [created] = readObjects(stringify(object));
    const answer = await this.#objects.apply(created);
    if (answer.status >= 300) {
      throw new Error(
        `${created.kind} ${created.metadata.name}: ${refusalOf(answer)}`,
      );
    }
    return created;
  }

  async #startPods(): Promise<ExpectedFacts['pods']> {
    const pods: ExpectedFacts['pods'] = [];
    const workloads = this.#rendered.filter(({ kind }) => WORKLOADS.has(kind));
    for (const [index, workload] of workloads.entries()) {
      const pod = await this.#create(firstPodOf(workload));
      const ready = index % 2 === 0;
      await this.#objects.writeStatus(pod, {
        phase: 'Running',
        containerStatuses: [
          {
            ...{ name: 'main', image: 'x', imageID: 'x' },
            ...{ ready, restartCount: index },
            state: ready
              ? { running: { startedAt: BACKUP_STARTED } }
              : { waiting: { reason: 'CrashLoopBackOff' } },
          },
        ],
      });
      pods.push({
        name: pod.metadata.name,
        component: podSchema.parse(pod).metadata.labels[COMPONENT],
        phase: 'Running',
        ready,
        restarts: index,
        reason: ready ? undefined : 'CrashLoopBackOff',
      });
    }
    return pods;
  }

  /** Claims of StatefulSets carry what their template says, and its labels. */
  async #bindClaims(): Promise<ExpectedFacts['volumes']> {
    const volumes: ExpectedFacts['volumes'] = [];
    const claims = this.#ofKind('PersistentVolumeClaim').map(claim => ({
      claim,
      storageClass: z
        .looseObject({
          spec: z.looseObject({ storageClassName: z.string().optional() }),
        })
        .parse(claim).spec.storageClassName,
    }));
    for (const set of this.#ofKind('StatefulSet')) {
      const { spec } = statefulSchema.parse(set);
      for (const template of spec.volumeClaimTemplates) {
        const claim = await this.#create({
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            ...template.metadata,
            name: `${template.metadata.name}-${set.metadata.name}-0`,
            namespace: set.metadata.namespace,
          },
          spec: template.spec,
        });
        claims.push({ claim, storageClass: template.spec.storageClassName });
      }
    }
    for (const { claim, storageClass } of claims) {
      await this.#objects.writeStatus(claim, {
        phase: 'Bound',
        capacity: { storage: '5Gi' },
      });
      volumes.push({
        name: claim.metadata.name,
        phase: 'Bound',
        capacityBytes: CLAIM_BYTES,
        storageClass,
      });
    }
    return volumes;
  }

  async #issueCertificates(): Promise<ExpectedFacts['certificates']> {
    const certificates: ExpectedFacts['certificates'] = [];
    for (const certificate of this.#ofKind('Certificate')) {
      await this.#objects.writeStatus(certificate, {
        conditions: [
          {
            ...{ type: 'Ready', status: 'True', reason: 'Ready' },
            message: 'Certificate is up to date',
            lastTransitionTime: BACKUP_STARTED,
          },
        ],
        notAfter: NOT_AFTER,
        renewalTime: RENEWAL,
      });
      certificates.push({
        name: certificate.metadata.name,
        dnsNames: certificateSchema.parse(certificate).spec.dnsNames,
        ready: true,
        notAfter: new Date(NOT_AFTER).toISOString(),
        renewalAt: new Date(RENEWAL).toISOString(),
        message: undefined,
      });
    }
    return certificates;
  }

  async #runDatabase(): Promise<ExpectedFacts['database']> {
    const cluster = required(this.#ofKind('Cluster', 'postgresql.cnpg.io/')[0]);
    const { name, namespace } = cluster.metadata;
    const { instances } = clusterSchema.parse(cluster).spec;
    await this.#objects.writeStatus(cluster, {
      phase: 'Cluster in healthy state',
      instances,
      readyInstances: instances,
      firstRecoverabilityPoint: RECOVERABLE,
      conditions: [
        {
          ...{ type: 'ContinuousArchiving', status: 'True' },
          ...{ reason: 'ContinuousArchivingSuccess', message: 'Working' },
          lastTransitionTime: BACKUP_STARTED,
        },
      ],
    });
    const backup = await this.#create({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Backup',
      metadata: {
        name: `${name}-20261120`,
        namespace,
        labels: { 'cnpg.io/cluster': name },
      },
      spec: { cluster: { name }, method: 'plugin' },
    });
    await this.#objects.writeStatus(backup, {
      phase: 'completed',
      startedAt: BACKUP_STARTED,
      stoppedAt: BACKUP_STOPPED,
    });
    const stoppedAt = new Date(BACKUP_STOPPED).toISOString();
    return {
      name,
      phase: 'Cluster in healthy state',
      instances,
      readyInstances: instances,
      continuousArchiving: true,
      firstRecoverableAt: new Date(RECOVERABLE).toISOString(),
      lastBackupAt: stoppedAt,
      lastFailedBackupAt: undefined,
      backups: [
        {
          name: backup.metadata.name,
          phase: 'completed',
          startedAt: new Date(BACKUP_STARTED).toISOString(),
          stoppedAt,
          error: undefined,
        },
      ],
    };
  }

  async #finishDelivery(): Promise<ExpectedFacts['delivery']> {
    const [application] = this.#ofKind('Application');
    if (application) {
      await this.#objects.writeStatus(application, {
        sync: {
          status: 'OutOfSync',
          revision: REVISION,
          comparedTo: { destination: {}, source: { repoURL: 'x' } },
        },
        health: { status: 'Degraded' },
      });
      return {
        tool: 'argo-cd',
        name: application.metadata.name,
        ...{ synced: false, sync: 'OutOfSync' },
        ...{ healthy: false, health: 'Degraded' },
        revision: REVISION,
        message: undefined,
      };
    }
    for (const stage of this.#ofKind('Kustomization')) {
      await this.#objects.writeStatus(stage, {
        conditions: [
          {
            type: 'Ready',
            ...stageCondition(stage.metadata.name),
            lastTransitionTime: BACKUP_STARTED,
          },
        ],
        lastAppliedRevision: REVISION,
      });
    }
    return {
      tool: 'flux',
      name: required(
        this.#ofKind('Kustomization').find(({ metadata }) =>
          metadata.name.endsWith('-migrate'),
        ),
      ).metadata.name,
      ...{ synced: true, sync: 'HealthCheckFailed', healthy: false },
      revision: REVISION,
      message: 'timeout waiting for: Job',
    };
  }
}
