import { z } from 'zod/v4';
import { valuesOf } from '../renderedObjects';
import { nameOf, ofKind, selects, type RenderedForum } from './RenderedForum';

const podSchema = z.looseObject({
  automountServiceAccountToken: z.literal(false),
  enableServiceLinks: z.literal(false),
  securityContext: z.looseObject({
    seccompProfile: z.object({ type: z.literal('RuntimeDefault') }),
  }),
  containers: z.array(
    z.looseObject({
      image: z.string().regex(/[:@]/),
      resources: z.looseObject({
        requests: z.looseObject({ cpu: z.string(), memory: z.string() }),
        limits: z.looseObject({ memory: z.string() }),
      }),
      securityContext: z.looseObject({
        allowPrivilegeEscalation: z.literal(false),
        privileged: z.literal(false).optional(),
        capabilities: z.looseObject({ drop: z.tuple([z.literal('ALL')]) }),
      }),
    }),
  ),
});
const environmentSchema = z.array(
  z.object({ name: z.string(), value: z.string().optional() }),
);
const dataSchema = z.record(z.string(), z.string());
const budgetSchema = z.looseObject({
  spec: z.looseObject({
    selector: z.object({ matchLabels: dataSchema }),
    maxUnavailable: z.number().optional(),
    minAvailable: z.number().optional(),
  }),
});
const SECRET_NAME = /PASSWORD|SECRET|TOKEN(?!IZE)|KEY/;

/** Pods that state less than the hardening every pod has. */
export function softPods({ pods }: RenderedForum): string[] {
  return pods.flatMap(({ owner, template }) => {
    const result = template ? podSchema.safeParse(template.spec) : undefined;
    return result?.success === false
      ? result.error.issues.map(
          ({ path, message }) => `${owner}: ${path.join('.')} ${message}`,
        )
      : [];
  });
}

/** Secrets in plain text: objects, variables and settings with such names. */
export function plainSecrets(rendered: RenderedForum): string[] {
  const variables = valuesOf(rendered.objects, 'env')
    .flatMap(entries => environmentSchema.parse(entries))
    .filter(({ value }) => value !== undefined)
    .map(({ name }) => name);
  const settings = ofKind(rendered, 'ConfigMap').flatMap(configMap =>
    valuesOf(configMap, 'data').flatMap(data =>
      Object.keys(dataSchema.parse(data)),
    ),
  );
  return [
    ...ofKind(rendered, 'Secret').map(object => `${nameOf(object)} is plain`),
    ...[...variables, ...settings]
      .filter(name => SECRET_NAME.test(name))
      .map(name => `'${name}' is in plain text`),
  ];
}

/** Budgets that would let no pod go, so that a node never drains. */
export function blockedDrains(rendered: RenderedForum): string[] {
  return ofKind(rendered, 'PodDisruptionBudget').flatMap(budget => {
    const { selector, maxUnavailable, minAvailable } =
      budgetSchema.parse(budget).spec;
    const replicas = rendered.objects
      .filter(({ kind }) => kind === 'Deployment')
      .filter(({ metadata }) => selects(selector.matchLabels, metadata.labels))
      .flatMap(object => valuesOf(object.spec, 'replicas'))
      .map(Number);
    const blocked =
      maxUnavailable === 0 ||
      (minAvailable !== undefined &&
        replicas.some(count => minAvailable >= count));
    return blocked ? [`${nameOf(budget)} lets no pod go`] : [];
  });
}

const DATA_KINDS = new Set([
  'Cluster',
  'Namespace',
  'ObjectStore',
  'PersistentVolumeClaim',
  'StatefulSet',
]);
const annotationsSchema = z.looseObject({
  'argocd.argoproj.io/sync-options': z.literal('Prune=false,Delete=false'),
  'kustomize.toolkit.fluxcd.io/prune': z.literal('disabled'),
});

/** Objects with data that Argo CD or Flux would delete on their own. */
export function prunedData({ objects }: RenderedForum): string[] {
  return objects
    .filter(({ kind }) => DATA_KINDS.has(kind))
    .filter(
      ({ metadata }) =>
        !annotationsSchema.safeParse(metadata.annotations).success,
    )
    .map(object => `${nameOf(object)} holds data and may be pruned`);
}
