import { z } from 'zod/v4';
import {
  nameOf,
  ofKind,
  selects,
  type Pods,
  type RenderedForum,
} from './RenderedForum';

const selectorSchema = z.strictObject({
  matchLabels: z.record(z.string(), z.string()).default({}),
  matchExpressions: z
    .array(z.object({ key: z.string(), operator: z.literal('Exists') }))
    .default([]),
});
type Selector = z.infer<typeof selectorSchema>;

function matches(selector: Selector, labels: Pods['labels']): boolean {
  return (
    selects(selector.matchLabels, labels) &&
    selector.matchExpressions.every(({ key }) => key in labels)
  );
}

const peerSchema = z.object({
  podSelector: selectorSchema.optional(),
  namespaceSelector: z.unknown().optional(),
});
const ruleSchema = z.object({
  ports: z.array(z.object({ port: z.number(), protocol: z.string() })),
  from: z.array(peerSchema).optional(),
  to: z.array(peerSchema).optional(),
});
const policySchema = z.looseObject({
  spec: z.object({
    podSelector: selectorSchema,
    policyTypes: z.array(z.string()),
    ingress: z.array(ruleSchema).default([]),
    egress: z.array(ruleSchema).default([]),
  }),
});

type Rule = z.infer<typeof ruleSchema>;

interface Allow {
  policy: string;
  near: Pods;
  far: Pods;
  port: number;
}

/** What the rules of one direction allow between pods of the namespace. */
function allows(
  rendered: RenderedForum,
  options: { rules: 'ingress' | 'egress'; peers: (rule: Rule) => Rule['to'] },
): Allow[] {
  const found: Allow[] = [];
  for (const object of ofKind(rendered, 'NetworkPolicy')) {
    const { podSelector, [options.rules]: rules } =
      policySchema.parse(object).spec;
    for (const rule of rules) {
      const own = (options.peers(rule) ?? []).filter(
        peer => peer.podSelector && !peer.namespaceSelector,
      );
      for (const near of rendered.pods) {
        if (!matches(podSelector, near.labels)) {
          continue;
        }
        for (const far of rendered.pods) {
          const isPeer = own.some(
            peer => peer.podSelector && matches(peer.podSelector, far.labels),
          );
          if (isPeer) {
            found.push(
              ...rule.ports.map(({ port }) => ({
                policy: nameOf(object),
                near,
                far,
                port,
              })),
            );
          }
        }
      }
    }
  }
  return found;
}

/**
 * Allows between pods of the forum that the other side does not return. What
 * leaves the namespace has its other side elsewhere.
 */
export function oneSidedAllows(rendered: RenderedForum): string[] {
  const ingress = allows(rendered, {
    rules: 'ingress',
    peers: rule => rule.from,
  });
  const egress = allows(rendered, { rules: 'egress', peers: rule => rule.to });
  const key = (from: Pods, to: Pods, port: number) =>
    `${from.owner} -> ${to.owner}:${port}`;
  const letIn = new Set(
    ingress.map(({ near, far, port }) => key(far, near, port)),
  );
  const letOut = new Set(
    egress.map(({ near, far, port }) => key(near, far, port)),
  );
  return [
    ...egress
      .filter(({ near, far, port }) => !letIn.has(key(near, far, port)))
      .map(
        ({ policy, near, far, port }) =>
          `${policy} lets out ${key(near, far, port)}, which nothing lets in`,
      ),
    ...ingress
      .filter(({ near, far, port }) => !letOut.has(key(far, near, port)))
      .map(
        ({ policy, near, far, port }) =>
          `${policy} lets in ${key(far, near, port)}, which nothing lets out`,
      ),
  ];
}

/** Ports that a policy lets in and that none of its pods listens on. */
export function deafPorts(rendered: RenderedForum): string[] {
  return ofKind(rendered, 'NetworkPolicy').flatMap(object => {
    const { podSelector, ingress } = policySchema.parse(object).spec;
    const listening = new Set(
      rendered.pods
        .filter(pod => matches(podSelector, pod.labels))
        .flatMap(pod => pod.ports.map(({ port }) => port)),
    );
    return ingress
      .flatMap(({ ports }) => ports)
      .filter(({ port }) => !listening.has(port))
      .map(
        ({ port }) =>
          `${nameOf(object)} lets in port ${port}, on which no pod listens`,
      );
  });
}

/** Pods of the namespace, or directions, that no policy denies by default. */
export function openPods(rendered: RenderedForum): string[] {
  const denied = ofKind(rendered, 'NetworkPolicy')
    .map(object => policySchema.parse(object).spec)
    .filter(
      ({ podSelector, ingress, egress }) =>
        Object.keys(podSelector.matchLabels).length === 0 &&
        podSelector.matchExpressions.length === 0 &&
        ingress.length === 0 &&
        egress.length === 0,
    )
    .flatMap(({ policyTypes }) => policyTypes);
  return ['Ingress', 'Egress']
    .filter(direction => !denied.includes(direction))
    .map(direction => `nothing denies ${direction} of all pods`);
}
