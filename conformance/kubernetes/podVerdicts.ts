import { z } from 'zod/v4';
import { refusalOf, type ApiClient } from './ApiClient';
import { labelOf, type ClusterObject } from './ClusterObject';
import type { DeliveryStep } from './planDelivery';

const templateSchema = z.looseObject({
  metadata: z.looseObject({}).default({}),
  spec: z.looseObject({ volumes: z.array(z.unknown()).default([]) }),
});

const workloadSchema = z.looseObject({
  spec: z.looseObject({
    template: templateSchema,
    volumeClaimTemplates: z
      .array(z.looseObject({ metadata: z.looseObject({ name: z.string() }) }))
      .default([]),
  }),
});

const scheduledSchema = z.looseObject({
  kind: z.literal('CronJob'),
  spec: z.looseObject({ jobTemplate: z.unknown() }),
});

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'Job', 'CronJob']);

/** What the server says to the pods of some workloads. */
export interface PodVerdicts {
  pods: number;
  /** Pods that also fulfil the profile the namespace only warns about. */
  withoutWarning: number;
  warnings: string[];
  faults: string[];
}

/** The pod that the controller of a workload would create first. */
export function firstPodOf(object: ClusterObject): object {
  const scheduled = scheduledSchema.safeParse(object);
  const { spec } = workloadSchema.parse(
    scheduled.data?.spec.jobTemplate ?? object,
  );
  const { name, namespace } = object.metadata;
  const claims = spec.volumeClaimTemplates.map(({ metadata }) => ({
    name: metadata.name,
    persistentVolumeClaim: { claimName: `${metadata.name}-${name}-0` },
  }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...spec.template.metadata, name: `${name}-0`, namespace },
    spec: {
      ...spec.template.spec,
      volumes: [...spec.template.spec.volumes, ...claims],
    },
  };
}

/**
 * Creates the first pod of every workload as a dry run, through admission:
 * Pod Security, LimitRange, ResourceQuota and ServiceAccount all judge it.
 */
export async function judgePods(
  steps: DeliveryStep[],
  client: ApiClient,
): Promise<PodVerdicts> {
  const workloads = steps
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => WORKLOADS.has(kind));
  const verdicts: PodVerdicts = {
    pods: workloads.length,
    withoutWarning: 0,
    warnings: [],
    faults: [],
  };
  for (const object of workloads) {
    const answer = await client.send({
      method: 'POST',
      path: `/api/v1/namespaces/${object.metadata.namespace}/pods`,
      query: { dryRun: 'All', fieldValidation: 'Strict' },
      body: JSON.stringify(firstPodOf(object)),
    });
    if (answer.status !== 201) {
      verdicts.faults.push(`${labelOf(object)}: ${refusalOf(answer)}`);
    } else if (answer.warnings.length === 0) {
      verdicts.withoutWarning += 1;
    }
    verdicts.warnings.push(
      ...answer.warnings.map(warning => `${labelOf(object)}: ${warning}`),
    );
  }
  return verdicts;
}
