import { z } from 'zod/v4';
import { valuesOf } from '../renderedObjects';
import {
  nameOf,
  ofKind,
  selects,
  type AnyObject,
  type RenderedForum,
} from './RenderedForum';

const labels = z.record(z.string(), z.string());
const selectorSchema = z.looseObject({
  spec: z.looseObject({
    selector: z.object({ matchLabels: labels }),
  }),
});
const schedulingSchema = z.looseObject({ matchLabels: labels });
const serviceSchema = z.looseObject({
  spec: z.looseObject({
    selector: labels,
    ports: z.array(z.looseObject({ targetPort: z.string() })),
  }),
});
const policySchema = z.looseObject({
  spec: z.looseObject({
    podSelector: z.object({ matchLabels: labels.default({}) }),
  }),
});
const targetSchema = z.looseObject({
  spec: z.looseObject({
    scaleTargetRef: z.object({
      apiVersion: z.string(),
      kind: z.string(),
      name: z.string(),
    }),
  }),
});
const monitorSchema = z.looseObject({
  spec: z.looseObject({
    selector: z.object({ matchLabels: labels }),
    podMetricsEndpoints: z.array(z.looseObject({ port: z.string() })),
  }),
});

function selected(
  { pods }: RenderedForum,
  matchLabels: Record<string, string>,
) {
  return pods.filter(pod => selects(matchLabels, pod.labels));
}

function serviceFaults(rendered: RenderedForum): string[] {
  return ofKind(rendered, 'Service').flatMap(service => {
    const { selector, ports } = serviceSchema.parse(service).spec;
    const pods = selected(rendered, selector);
    if (pods.length === 0) {
      return [`${nameOf(service)} selects no pod`];
    }
    return pods.flatMap(pod =>
      ports
        .filter(
          ({ targetPort }) =>
            !pod.ports.some(({ name }) => name === targetPort),
        )
        .map(
          ({ targetPort }) =>
            `${nameOf(service)} sends to port '${targetPort}', which ${
              pod.owner
            } does not have`,
        ),
    );
  });
}

function monitorFaults(rendered: RenderedForum): string[] {
  return ofKind(rendered, 'PodMonitor').flatMap(monitor => {
    const { selector, podMetricsEndpoints } = monitorSchema.parse(monitor).spec;
    const ports = selected(rendered, selector.matchLabels).flatMap(
      pod => pod.ports,
    );
    return podMetricsEndpoints
      .filter(({ port }) => !ports.some(({ name }) => name === port))
      .map(
        ({ port }) =>
          `${nameOf(monitor)} scrapes port '${port}', which no pod has`,
      );
  });
}

function targetFaults(rendered: RenderedForum): string[] {
  const scalers = [
    ...ofKind(rendered, 'HorizontalPodAutoscaler'),
    ...ofKind(rendered, 'ScaledObject'),
  ];
  return scalers.flatMap(scaler => {
    const { apiVersion, kind, name } =
      targetSchema.parse(scaler).spec.scaleTargetRef;
    const exists = rendered.objects.some(
      object =>
        object.apiVersion === apiVersion &&
        object.kind === kind &&
        object.metadata.name === name,
    );
    return exists
      ? []
      : [`${nameOf(scaler)} scales ${kind} ${name}, which is not there`];
  });
}

function matchLabelsOf(object: AnyObject): Record<string, string> {
  return object.kind === 'NetworkPolicy'
    ? policySchema.parse(object).spec.podSelector.matchLabels
    : selectorSchema.parse(object).spec.selector.matchLabels;
}

/** Selectors and targets of what finds pods by itself and finds none. */
export function emptySelections(rendered: RenderedForum): string[] {
  const bySelector = ['PodDisruptionBudget', 'NetworkPolicy'].flatMap(kind =>
    ofKind(rendered, kind),
  );
  return [
    ...bySelector
      .filter(object => selected(rendered, matchLabelsOf(object)).length === 0)
      .map(object => `${nameOf(object)} selects no pod`),
    ...serviceFaults(rendered),
    ...monitorFaults(rendered),
    ...targetFaults(rendered),
  ];
}

/**
 * Spreading that counts other pods than the workload's own, and places beside
 * pods that are not there.
 */
function strayScheduling({ pods }: RenderedForum): string[] {
  return pods.flatMap(({ owner, labels: own, template }) => {
    const beside = valuesOf(template, 'podAffinity').flatMap(affinity =>
      valuesOf(affinity, 'labelSelector'),
    );
    const finds = (selector: unknown, found: Record<string, string>) =>
      selects(schedulingSchema.parse(selector).matchLabels, found);
    return [
      ...valuesOf(template, 'labelSelector')
        .filter(selector => !beside.includes(selector) && !finds(selector, own))
        .map(() => `${owner} is spread by the labels of other pods`),
      ...beside
        .filter(selector => !pods.some(pod => finds(selector, pod.labels)))
        .map(() => `${owner} runs beside pods that are not there`),
    ];
  });
}

/** Workloads whose selector takes other pods than their own. */
export function foreignPods(rendered: RenderedForum): string[] {
  const workloads = [
    ...ofKind(rendered, 'Deployment'),
    ...ofKind(rendered, 'StatefulSet'),
  ];
  const faults = workloads.flatMap(workload => {
    const owners = selected(rendered, matchLabelsOf(workload)).map(
      ({ owner }) => owner,
    );
    return owners.length === 1 && owners[0] === nameOf(workload)
      ? []
      : [`${nameOf(workload)} selects the pods of: ${owners.join(', ')}`];
  });
  return [...faults, ...strayScheduling(rendered)];
}
