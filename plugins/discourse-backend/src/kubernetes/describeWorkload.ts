import type {
  DeployedCertificate,
  DeployedPod,
  DeployedVolume,
} from '@backstage-discourse/plugin-discourse-common';
import {
  certificateSchema,
  parseObjects,
  podSchema,
  volumeClaimSchema,
} from './objects';
import { parseByteQuantity } from './parseByteQuantity';

const COMPONENT_LABEL = 'app.kubernetes.io/component';
/** CloudNativePG sets its own labels on the pods of a cluster. */
const DATABASE_LABEL = 'cnpg.io/cluster';
const MAX_MESSAGE = 300;

export function describePods(objects: readonly unknown[]): DeployedPod[] {
  return parseObjects(objects, podSchema).map(({ metadata, status }) => {
    const { labels = {} } = metadata;
    const containers = status.containerStatuses ?? [];
    const reasons = containers.flatMap(({ state, lastState }) => [
      state?.waiting?.reason,
      state?.terminated?.reason,
      lastState?.terminated?.reason,
    ]);
    return {
      name: metadata.name,
      component:
        labels[COMPONENT_LABEL] ??
        (labels[DATABASE_LABEL] === undefined ? undefined : 'database'),
      phase: status.phase,
      ready: containers.length > 0 && containers.every(({ ready }) => ready),
      restarts: containers.reduce((sum, each) => sum + each.restartCount, 0),
      reason: status.reason ?? reasons.find(reason => reason !== undefined),
    };
  });
}

export function describeVolumes(objects: readonly unknown[]): DeployedVolume[] {
  return parseObjects(objects, volumeClaimSchema).map(
    ({ metadata, spec, status }) => ({
      name: metadata.name,
      phase: status.phase,
      capacityBytes: parseByteQuantity(status.capacity?.storage ?? ''),
      storageClass: spec.storageClassName,
    }),
  );
}

export function describeCertificates(
  objects: readonly unknown[],
): DeployedCertificate[] {
  return parseObjects(objects, certificateSchema).map(
    ({ metadata, spec, status }) => {
      const ready = status?.conditions?.find(({ type }) => type === 'Ready');
      const isReady = ready?.status === 'True';
      return {
        name: metadata.name,
        dnsNames: spec.dnsNames ?? [],
        ready: isReady,
        notAfter: status?.notAfter,
        renewalAt: status?.renewalTime,
        message: isReady ? undefined : ready?.message?.slice(0, MAX_MESSAGE),
      };
    },
  );
}
