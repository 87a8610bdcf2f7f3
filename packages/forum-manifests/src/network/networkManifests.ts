import {
  forumAssembly,
  type ForumEdge,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type {
  INetworkPolicy,
  INetworkPolicySpec,
} from 'kubernetes-models/networking.k8s.io/v1';
import { HTTP_PORT, METRICS_PORT } from '../discourse/discoursePorts';
import { hasDiscourseMetrics } from '../discourse/discourseMetrics';
import {
  CNPG_CLUSTER_LABEL,
  CNPG_POOLER_LABEL,
  discourseSelectorLabels,
  objectLabels,
  selectorLabels,
} from '../manifests/labels';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';
import { objectStorageEndpoint } from '../objectStorage/objectStorageEndpoint';
import { usesObjectStorage } from '../objectStorage/usesObjectStorage';
import { VALKEY_EXPORTER_PORT, VALKEY_PORT } from '../valkey/valkeyConf';
import {
  ANY_ADDRESS,
  namespacePeer,
  podPeer,
  PUBLIC_ADDRESS,
  tcp,
  udp,
} from './peers';

const DNS_PORT = 53;
const POSTGRES_PORT = 5432;
const CNPG_STATUS_PORT = 8000;
const API_SERVER_PORTS = [443, 6443];
const ACME_SOLVER_PORT = 8089;
const CNPG_METRICS_PORT = 9187;
const POOLER_METRICS_PORT = 9127;
const POP3_PORT = 995;
const CNPG_NAMESPACE = 'cnpg-system';
const DNS_NAMESPACE = 'kube-system';
const DNS_POD_LABELS = { 'k8s-app': 'kube-dns' };
const ACME_SOLVER_LABELS = { 'acme.cert-manager.io/http01-solver': 'true' };

/** Namespace of the pods that visitors come through. */
function edgeNamespace(forum: ForumSpec): string {
  const { network } = forum.spec;
  const namespaces: Record<ForumEdge, string | undefined> = {
    'gateway-api': network.gateway?.namespace,
    traefik: network.traefik.namespace,
    'ingress-nginx': network.ingressNginx.namespace,
  };
  const namespace = namespaces[forumAssembly(forum).edge];
  if (namespace === undefined) {
    throw new Error("'spec.network.gateway' is missing");
  }
  return namespace;
}

type Pods = { matchLabels: Record<string, string> };

function poolerPolicy(
  forum: ForumSpec,
  pods: { pooler: Pods; discourse: Pods; database: Pods },
): Record<string, INetworkPolicySpec> {
  const { monitoring } = forum.spec;
  return {
    'database-pooler': {
      podSelector: pods.pooler,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [podPeer(pods.discourse.matchLabels)],
          ports: tcp(POSTGRES_PORT),
        },
        ...(monitoring.enabled
          ? [
              {
                from: [namespacePeer(monitoring.namespace)],
                ports: tcp(POOLER_METRICS_PORT),
              },
            ]
          : []),
      ],
      egress: [
        { to: [podPeer(pods.database.matchLabels)], ports: tcp(POSTGRES_PORT) },
        // Its instance manager reads the credentials from the API server.
        { to: ANY_ADDRESS, ports: tcp(...API_SERVER_PORTS) },
      ],
    },
  };
}

/**
 * Nothing comes in, and the database is not among what it reaches: port 5432
 * stays shut, and the database itself lets in other pods only.
 */
function restoreProofPolicy(
  forum: ForumSpec,
): Record<string, INetworkPolicySpec> {
  const { backups, objectStorage } = forum.spec;
  if (!backups.restoreProof.enabled) {
    return {};
  }
  const storage = objectStorageEndpoint(objectStorage.endpoint);
  return {
    'restore-proof': {
      podSelector: { matchLabels: selectorLabels(forum, 'restore-proof') },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        ...(backups.location === 's3'
          ? [{ to: ANY_ADDRESS, ports: tcp(storage.port) }]
          : []),
        // The result goes to the API server.
        { to: ANY_ADDRESS, ports: tcp(...API_SERVER_PORTS) },
      ],
    },
  };
}

function policySpecs(forum: ForumSpec): Record<string, INetworkPolicySpec> {
  const names = forumNames(forum);
  const { objectStorage, smtp, incomingMail, monitoring } = forum.spec;
  const storage = objectStorageEndpoint(objectStorage.endpoint);

  const discourse = { matchLabels: discourseSelectorLabels(forum) };
  const valkey = { matchLabels: selectorLabels(forum, 'valkey') };
  const database = { matchLabels: { [CNPG_CLUSTER_LABEL]: names.database } };
  // A database that was left by a recovery still has to archive its last
  // changes, and is the way back until it is removed.
  const databases = forum.spec.database.recovery
    ? { matchExpressions: [{ key: CNPG_CLUSTER_LABEL, operator: 'Exists' }] }
    : database;
  const edge = namespacePeer(edgeNamespace(forum));
  const pooler = forum.spec.database.pooler
    ? { matchLabels: { [CNPG_POOLER_LABEL]: names.databasePooler } }
    : undefined;
  const fromPrometheus = (port: number) =>
    monitoring.enabled
      ? [{ from: [namespacePeer(monitoring.namespace)], ports: tcp(port) }]
      : [];

  return {
    'default-deny': { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    dns: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [namespacePeer(DNS_NAMESPACE, DNS_POD_LABELS)],
          ports: [...udp(DNS_PORT), ...tcp(DNS_PORT)],
        },
      ],
    },
    web: {
      podSelector: { matchLabels: selectorLabels(forum, 'web') },
      policyTypes: ['Ingress'],
      ingress: [{ from: [edge], ports: tcp(HTTP_PORT) }],
    },
    ...(hasDiscourseMetrics(forum)
      ? {
          metrics: {
            podSelector: discourse,
            policyTypes: ['Ingress' as const],
            ingress: fromPrometheus(METRICS_PORT),
          },
        }
      : {}),
    discourse: {
      podSelector: discourse,
      policyTypes: ['Egress'],
      egress: [
        { to: [podPeer(database.matchLabels)], ports: tcp(POSTGRES_PORT) },
        ...(pooler
          ? [{ to: [podPeer(pooler.matchLabels)], ports: tcp(POSTGRES_PORT) }]
          : []),
        { to: [podPeer(valkey.matchLabels)], ports: tcp(VALKEY_PORT) },
        // Store and relay are known by name only, and may be private.
        ...(usesObjectStorage(forum)
          ? [{ to: ANY_ADDRESS, ports: tcp(storage.port) }]
          : []),
        { to: ANY_ADDRESS, ports: tcp(smtp.port) },
        ...(incomingMail.mode === 'pop3'
          ? [{ to: ANY_ADDRESS, ports: tcp(POP3_PORT) }]
          : []),
        // Link previews, webhooks, sign-in providers, theme repositories.
        { to: PUBLIC_ADDRESS, ports: tcp(80, 443) },
      ],
    },
    ...restoreProofPolicy(forum),
    valkey: {
      podSelector: valkey,
      policyTypes: ['Ingress'],
      ingress: [
        { from: [podPeer(discourse.matchLabels)], ports: tcp(VALKEY_PORT) },
        ...fromPrometheus(VALKEY_EXPORTER_PORT),
      ],
    },
    database: {
      podSelector: databases,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from: [podPeer(discourse.matchLabels)], ports: tcp(POSTGRES_PORT) },
        {
          from: [{ podSelector: databases }, namespacePeer(CNPG_NAMESPACE)],
          ports: tcp(POSTGRES_PORT, CNPG_STATUS_PORT),
        },
        ...(pooler
          ? [{ from: [podPeer(pooler.matchLabels)], ports: tcp(POSTGRES_PORT) }]
          : []),
        ...fromPrometheus(CNPG_METRICS_PORT),
      ],
      egress: [
        {
          to: [{ podSelector: databases }],
          ports: tcp(POSTGRES_PORT, CNPG_STATUS_PORT),
        },
        // The instance manager talks to the API server, whose address
        // differs from cluster to cluster.
        { to: ANY_ADDRESS, ports: tcp(...API_SERVER_PORTS) },
        { to: ANY_ADDRESS, ports: tcp(storage.port) },
      ],
    },
    ...(pooler ? poolerPolicy(forum, { pooler, discourse, database }) : {}),
    'acme-solver': {
      podSelector: { matchLabels: ACME_SOLVER_LABELS },
      policyTypes: ['Ingress'],
      ingress: [{ from: [edge], ports: tcp(ACME_SOLVER_PORT) }],
    },
  };
}

/** Denies all traffic, then allows exactly what a forum needs. */
export function networkManifests(forum: ForumSpec): ComponentManifests {
  const { namespace } = forumNames(forum);
  const policies = Object.entries(policySpecs(forum)).map(([name, spec]) => {
    const policy: INetworkPolicy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name: `${namespace}-${name}`,
        namespace,
        annotations: inWave(WAVES.foundation),
        labels: objectLabels(forum, 'network'),
      },
      spec,
    };
    return [name, policy] as const;
  });
  return Object.fromEntries(policies);
}
