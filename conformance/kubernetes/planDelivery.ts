import { z } from 'zod/v4';
import type { ClusterObject } from './ClusterObject';
import type { ForumRepository } from './ForumRepository';

const WAVE = 'argocd.argoproj.io/sync-wave';
const QUOTA = 'ResourceQuota';
const HOOK = 'argocd.argoproj.io/hook';

/** Objects that are applied together, before the ones of the next step. */
export interface DeliveryStep {
  objects: ClusterObject[];
  /** The user that applies them; without one, the administrator. */
  actAs?: string;
  /** Applied by the platform when the forum is created, and never again. */
  once?: true;
  /** There before the forum; no part of its repository. */
  given?: true;
}

function namespaceObject(name: string): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations: {} },
    text: `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`,
  };
}

/** Argo CD's order: waves of the sync, then waves of what comes after it. */
function argoCdSteps(objects: ClusterObject[]): DeliveryStep[] {
  const positionOf = ({ metadata: { annotations } }: ClusterObject) => {
    const wave = Number(annotations[WAVE] ?? '0');
    return annotations[HOOK] === 'PostSync' ? wave + 1000 : wave;
  };
  const positions = [...new Set(objects.map(positionOf))].sort((a, b) => a - b);
  return positions.map(position => ({
    objects: objects.filter(object => positionOf(object) === position),
  }));
}

const kustomizationSchema = z.looseObject({
  kind: z.literal('Kustomization'),
  spec: z.looseObject({ serviceAccountName: z.string() }),
});

/** Flux's order: stage by stage, as the service account the stages name. */
function fluxSteps(
  overlays: ClusterObject[][],
  options: { gitOps: ClusterObject[]; namespace: string },
): DeliveryStep[] {
  const account = options.gitOps.flatMap(object => {
    const parsed = kustomizationSchema.safeParse(object);
    return parsed.success ? [parsed.data.spec.serviceAccountName] : [];
  })[0];
  const actAs = `system:serviceaccount:${options.namespace}:${account}`;
  // Flux tries again until the quota controller has counted; here once, last.
  return overlays.flatMap(objects =>
    [true, false].map(first => ({
      objects: objects.filter(({ kind }) => (kind === QUOTA) === first),
      actAs,
    })),
  );
}

/**
 * The steps in which a repository reaches the cluster, as Argo CD or Flux goes
 * about it. The namespace of the tool itself is there before.
 */
export async function planDelivery(
  repository: ForumRepository,
): Promise<DeliveryStep[]> {
  const { gitops } = repository.forum.spec;
  const namespace =
    gitops.tool === 'flux' ? gitops.fluxNamespace : gitops.argocdNamespace;
  const gitOps = await repository.gitOpsObjects();
  const overlays = await repository.overlays();
  return [
    { objects: [namespaceObject(namespace)], once: true, given: true },
    { objects: gitOps, once: true },
    ...(gitops.tool === 'flux'
      ? fluxSteps(overlays, { gitOps, namespace })
      : argoCdSteps(overlays.flat())),
  ];
}
