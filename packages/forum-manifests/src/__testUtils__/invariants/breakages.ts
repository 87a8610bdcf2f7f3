import type { AnyObject, RenderedForum } from './RenderedForum';
import type { INVARIANTS } from './index';

/** One way to break a render, and the check that has to notice. */
export interface Breakage {
  check: keyof typeof INVARIANTS;
  what: string;
  /** The object to break, by kind and the end of its name. */
  kind: string;
  name: string;
  from: string | RegExp;
  /** Text of the object, as JSON, that takes the place of `from`. */
  to: string;
  message: RegExp;
}

/** Ways to break `cloud-native-medium`, at least one for each check. */
export const BREAKAGES: Breakage[] = [
  {
    check: 'invalidObjects',
    what: 'text where a number belongs',
    kind: 'StatefulSet',
    name: 'valkey',
    from: '"replicas":1',
    to: '"replicas":"one"',
    message: /StatefulSet .*-valkey/,
  },
  {
    check: 'illegalNames',
    what: 'a name in capitals',
    kind: 'ConfigMap',
    name: 'nginx',
    from: '-nginx"',
    to: '-NGINX"',
    message: /no legal name/,
  },
  {
    check: 'illegalNames',
    what: 'a label with a blank',
    kind: 'Service',
    name: 'web',
    from: '"discourse.org/customer":"initech"',
    to: '"discourse.org/customer":"ini tech"',
    message: /illegal label/,
  },
  {
    check: 'sharedNames',
    what: 'two Services of one name',
    kind: 'Service',
    name: 'valkey-headless',
    from: '-valkey-headless"',
    to: '-valkey"',
    message: /is there twice/,
  },
  {
    check: 'strayNamespaces',
    what: 'an object in another namespace',
    kind: 'NetworkPolicy',
    name: 'dns',
    from: '"namespace":"initech-forum"',
    to: '"namespace":"default"',
    message: /in namespace 'default'/,
  },
  {
    check: 'emptySelections',
    what: 'a Service without pods',
    kind: 'Service',
    name: 'web',
    from: /"selector":\{[^}]*\}/,
    to: '"selector":{"app":"other"}',
    message: /Service .* selects no pod/,
  },
  {
    check: 'emptySelections',
    what: 'a Service to a port that nobody opens',
    kind: 'Service',
    name: 'web',
    from: '"targetPort":"http"',
    to: '"targetPort":"https"',
    message: /port 'https'/,
  },
  {
    check: 'emptySelections',
    what: 'a budget without pods',
    kind: 'PodDisruptionBudget',
    name: 'web',
    from: /"matchLabels":\{[^}]*\}/,
    to: '"matchLabels":{"app":"other"}',
    message: /PodDisruptionBudget .* selects no pod/,
  },
  {
    check: 'emptySelections',
    what: 'a policy for pods that do not exist',
    kind: 'NetworkPolicy',
    name: 'valkey',
    from: /"podSelector":\{"matchLabels":\{[^}]*\}\}/,
    to: '"podSelector":{"matchLabels":{"app":"other"}}',
    message: /NetworkPolicy .* selects no pod/,
  },
  {
    check: 'emptySelections',
    what: 'an autoscaler of nothing',
    kind: 'HorizontalPodAutoscaler',
    name: 'web',
    from: '"kind":"Deployment"',
    to: '"kind":"StatefulSet"',
    message: /scales StatefulSet/,
  },
  {
    check: 'emptySelections',
    what: 'a monitor of a port that no pod has',
    kind: 'PodMonitor',
    name: 'valkey',
    from: '"port":"metrics"',
    to: '"port":"prometheus"',
    message: /scrapes port 'prometheus'/,
  },
  {
    check: 'foreignPods',
    what: 'a Deployment that takes the pods of another',
    kind: 'Deployment',
    name: 'sidekiq-slow',
    from: /"discourse.org\/sidekiq-pool":"slow"/g,
    to: '"discourse.org/sidekiq-pool":"fast"',
    message: /selects the pods of/,
  },
  {
    check: 'foreignPods',
    what: 'pods that are spread by the labels of others',
    kind: 'Deployment',
    name: 'web',
    from: /"labelSelector":\{"matchLabels":\{[^}]*\}/,
    to: '"labelSelector":{"matchLabels":{"app":"other"}',
    message: /spread by the labels of other pods/,
  },
  {
    check: 'oneSidedAllows',
    what: 'an allow out that nobody lets in',
    kind: 'NetworkPolicy',
    name: 'valkey',
    from: '"port":6379',
    to: '"port":6380',
    message: /lets out .*:6379, which nothing lets in/,
  },
  {
    check: 'oneSidedAllows',
    what: 'an allow in that nobody lets out',
    kind: 'NetworkPolicy',
    name: '-discourse',
    from: '"port":6379',
    to: '"port":6380',
    message: /lets in .*:6379, which nothing lets out/,
  },
  {
    check: 'deafPorts',
    what: 'a port let in on which nobody listens',
    kind: 'NetworkPolicy',
    name: 'web',
    from: '"port":80',
    to: '"port":3000',
    message: /port 3000, on which no pod listens/,
  },
  {
    check: 'openPods',
    what: 'a default that denies one direction only',
    kind: 'NetworkPolicy',
    name: 'default-deny',
    from: '"Ingress","Egress"',
    to: '"Ingress"',
    message: /nothing denies Egress/,
  },
  {
    check: 'unknownSecrets',
    what: 'a key that no Secret has',
    kind: 'StatefulSet',
    name: 'valkey',
    from: '"key":"password"',
    to: '"key":"passphrase"',
    message: /valkey\/passphrase is not declared/,
  },
  {
    check: 'unknownSecrets',
    what: 'a pull secret that nobody declared',
    kind: 'ServiceAccount',
    name: 'valkey',
    from: '"automountServiceAccountToken"',
    to: '"imagePullSecrets":[{"name":"registry"}],"automountServiceAccountToken"',
    message: /pull secret registry/,
  },
  {
    check: 'idleSecrets',
    what: 'a Secret that is asked for in vain',
    kind: 'Job',
    name: 'portal-keys',
    from: '"key":"operate"',
    to: '"key":"monitor"',
    message: /portal-keys\/operate is asked for in vain/,
  },
  {
    check: 'unfetchedSecrets',
    what: 'a Secret that nobody fetches',
    kind: 'ExternalSecret',
    name: 'smtp',
    from: '"name":"initech-forum-smtp","namespace"',
    to: '"name":"initech-forum-mail","namespace"',
    message: /smtp is not fetched/,
  },
  {
    check: 'danglingReferences',
    what: 'a ConfigMap that is not there',
    kind: 'ConfigMap',
    name: 'branding',
    from: '-branding"',
    to: '-looks"',
    message: /needs ConfigMap .*-branding/,
  },
  {
    check: 'danglingReferences',
    what: 'a ServiceAccount that is not there',
    kind: 'ServiceAccount',
    name: 'valkey',
    from: '-valkey"',
    to: '-cache"',
    message: /needs ServiceAccount .*-valkey/,
  },
  {
    check: 'danglingReferences',
    what: 'a claim that is not there',
    kind: 'Deployment',
    name: 'web',
    from: '"volumes":[',
    to: '"volumes":[{"name":"more","persistentVolumeClaim":{"claimName":"more"}},',
    message: /needs PersistentVolumeClaim more/,
  },
  {
    check: 'softPods',
    what: 'a pod with a token of the API server',
    kind: 'Deployment',
    name: 'web',
    from: '"automountServiceAccountToken":false',
    to: '"automountServiceAccountToken":true',
    message: /automountServiceAccountToken/,
  },
  {
    check: 'softPods',
    what: 'a container that keeps its capabilities',
    kind: 'StatefulSet',
    name: 'valkey',
    from: '"drop":["ALL"]',
    to: '"drop":[]',
    message: /capabilities\.drop/,
  },
  {
    check: 'plainSecrets',
    what: 'a password in plain text',
    kind: 'Deployment',
    name: 'web',
    from: '"env":[',
    to: '"env":[{"name":"DISCOURSE_SMTP_PASSWORD","value":"x"},',
    message: /DISCOURSE_SMTP_PASSWORD' is in plain text/,
  },
  {
    check: 'plainSecrets',
    what: 'a plain Secret',
    kind: 'ConfigMap',
    name: 'nginx',
    from: '"kind":"ConfigMap"',
    to: '"kind":"Secret"',
    message: /Secret .* is plain/,
  },
  {
    check: 'blockedDrains',
    what: 'a budget that lets no pod go',
    kind: 'PodDisruptionBudget',
    name: 'web',
    from: '"maxUnavailable":1',
    to: '"maxUnavailable":0',
    message: /lets no pod go/,
  },
  {
    check: 'prunedData',
    what: 'a database that Flux would delete',
    kind: 'Cluster',
    name: '-db',
    from: '"kustomize.toolkit.fluxcd.io/prune":"disabled"',
    to: '"kustomize.toolkit.fluxcd.io/prune":"enabled"',
    message: /Cluster .* may be pruned/,
  },
];

/** The objects of a render with one of them broken. */
export function broken(
  { objects }: RenderedForum,
  breakage: Breakage,
): unknown[] {
  const { kind, name, from, to } = breakage;
  const isIt = (object: AnyObject) =>
    object.kind === kind && object.metadata.name.endsWith(name);
  if (!objects.some(isIt)) {
    throw new Error(`there is no ${kind} that ends in '${name}'`);
  }
  return objects.map((object): unknown => {
    const before = JSON.stringify(object);
    if (!isIt(object)) {
      return object;
    }
    const after = before.replace(from, to);
    if (after === before) {
      throw new Error(`${kind} ${object.metadata.name} has no ${from}`);
    }
    return JSON.parse(after);
  });
}
