import { forumAssembly } from '../profiles';
import type { ForumSpec } from '../schema';
import type { ForumSpecFault } from '../schemaFaults';

const CLUSTER_NAMESPACES = [
  'cert-manager',
  'cnpg-system',
  'default',
  'longhorn-system',
];

/** A forum gets a namespace of its own; these belong to somebody else. */
function namespaceFaults({ metadata, spec }: ForumSpec): ForumSpecFault[] {
  const { network, gitops, monitoring } = spec;
  const taken = [
    ...CLUSTER_NAMESPACES,
    network.gateway?.namespace,
    network.traefik.namespace,
    network.ingressNginx.namespace,
    gitops.argocdNamespace,
    gitops.fluxNamespace,
    monitoring.namespace,
  ];
  if (!metadata.name.startsWith('kube-') && !taken.includes(metadata.name)) {
    return [];
  }
  return [
    {
      field: 'metadata.name',
      message:
        'must not be the namespace of Kubernetes, an operator, the Gateway, Prometheus or Argo CD: the forum gets a namespace of this name for itself',
    },
  ];
}

function edgeFaults(forum: ForumSpec): ForumSpecFault[] {
  const { edge } = forumAssembly(forum);
  const { network, profile } = forum.spec;
  if (edge === 'gateway-api' && !network.gateway) {
    return [
      {
        field: 'spec.network.gateway',
        message:
          'is missing; edge gateway-api attaches the route to a Gateway. Name one, or set spec.network.edge to traefik',
      },
    ];
  }
  if (edge === 'ingress-nginx' && profile !== 'rancher') {
    return [
      {
        field: 'spec.network.edge',
        message:
          'must be gateway-api or traefik: ingress-nginx was retired in March 2026 and gets no fixes; only profile rancher, for clusters that still have it, may use it',
      },
    ];
  }
  return [];
}

function storeFaults({ spec }: ForumSpec): ForumSpecFault[] {
  if (spec.secrets.provider !== 'external-secrets' || spec.secrets.store) {
    return [];
  }
  return [
    {
      field: 'spec.secrets.store',
      message: 'is missing; provider external-secrets copies from a store',
    },
  ];
}

/** Faults between the forum and what the cluster offers. */
export function platformFaults(forum: ForumSpec): ForumSpecFault[] {
  return [
    ...namespaceFaults(forum),
    ...edgeFaults(forum),
    ...storeFaults(forum),
  ];
}
