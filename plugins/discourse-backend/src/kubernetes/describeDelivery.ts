import type { Delivery } from '@backstage-discourse/plugin-discourse-common';
import {
  argoApplicationSchema,
  fluxKustomizationSchema,
  parseObjects,
} from './objects';

const MAX_MESSAGE = 300;

/** How far Argo CD or Flux got with a forum. */
export function describeDelivery(options: {
  applications: readonly unknown[];
  kustomizations: readonly unknown[];
}): Delivery | undefined {
  const [application] = parseObjects(
    options.applications,
    argoApplicationSchema,
  );
  if (application) {
    return describeApplication(application);
  }
  // A forum has one for each stage; those that wait for another say nothing.
  return parseObjects(options.kustomizations, fluxKustomizationSchema)
    .map(describeKustomization)
    .toSorted((a, b) => troubleOf(b) - troubleOf(a))[0];
}

/** What a person has to know of first comes last. */
function troubleOf({ sync, synced, healthy }: Delivery): number {
  if (healthy) {
    return 0;
  }
  if (sync === 'DependencyNotReady') {
    return 1;
  }
  return synced ? 2 : 3;
}

function describeApplication({
  metadata,
  status,
}: ReturnType<typeof argoApplicationSchema.parse>): Delivery {
  const sync = status?.sync?.status ?? 'Unknown';
  const health = status?.health?.status;
  const failed = status?.operationState?.phase !== 'Succeeded';
  const message =
    status?.conditions?.find(each => each.message)?.message ??
    (failed ? status?.operationState?.message : undefined);
  return {
    tool: 'argo-cd',
    name: metadata.name,
    synced: sync === 'Synced',
    sync,
    healthy: health === undefined ? undefined : health === 'Healthy',
    health,
    revision: status?.sync?.revision,
    message: message?.slice(0, MAX_MESSAGE),
  };
}

/** Flux says in one condition whether what it applied also works. */
function describeKustomization({
  metadata,
  status,
}: ReturnType<typeof fluxKustomizationSchema.parse>): Delivery {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const isReady = ready?.status === 'True';
  const unhealthy = ready?.reason === 'HealthCheckFailed';
  return {
    tool: 'flux',
    name: metadata.name,
    synced: isReady || unhealthy,
    sync: ready?.reason ?? 'Unknown',
    healthy: isReady || (unhealthy ? false : undefined),
    revision: status?.lastAppliedRevision,
    message: isReady ? undefined : ready?.message?.slice(0, MAX_MESSAGE),
  };
}
