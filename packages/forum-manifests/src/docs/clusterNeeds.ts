import {
  forumAssembly,
  type ForumEdge,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { BARMAN_PLUGIN } from '../database/databaseFacts';
import { forumNames } from '../manifests/names';
import { VERSIONS } from '../manifests/versions';
import { gitopsCommands } from './gitopsCommands';
import { bullets, shell } from './markdown';

/** One thing that the platform brings, and how to see that it is there. */
interface Need {
  text: string;
  command?: string;
}

function gatewayNeed(forum: ForumSpec): Need {
  const { spec } = forum;
  const names = forumNames(forum);
  const { gateway } = spec.network;
  const listener = gateway?.sectionName
    ? `its listener \`${gateway.sectionName}\``
    : `a listener for \`${spec.hostname}\``;
  return {
    text: `the Gateway \`${gateway?.name}\` in namespace \`${gateway?.namespace}\`; ${listener} terminates TLS with the Secret \`${names.tls}\` of namespace \`${names.namespace}\` (a ReferenceGrant allows that), another redirects port 80. Its data-plane pods run in the namespace of the Gateway; where they run elsewhere, patch the NetworkPolicies \`${names.namespace}-web\` and \`${names.namespace}-acme-solver\` in \`overlays/production\``,
    command: `kubectl -n ${gateway?.namespace} get gateway ${gateway?.name}`,
  };
}

function edgeNeed(forum: ForumSpec, edge: ForumEdge): Need {
  const { traefik, ingressNginx } = forum.spec.network;
  switch (edge) {
    case 'traefik':
      return {
        text: `Traefik in namespace \`${traefik.namespace}\`, with the entry points \`web\` and \`websecure\` and a read time-out long enough for slow uploads; list a load balancer in front of it under \`forwardedHeaders.trustedIPs\``,
        command: `kubectl -n ${traefik.namespace} get deploy,svc -l app.kubernetes.io/name=traefik`,
      };
    case 'ingress-nginx':
      return {
        text: `ingress-nginx in namespace \`${ingressNginx.namespace}\`. **It was retired in March 2026 and gets no fixes**: plan the move to Gateway API or Traefik (\`spec.network.edge\`)`,
        command: `kubectl -n ${ingressNginx.namespace} get deploy,svc`,
      };
    default:
      return gatewayNeed(forum);
  }
}

function secretsNeed(forum: ForumSpec): Need[] {
  const { spec } = forum;
  const { namespace } = forumNames(forum);
  const { provider, store } = spec.secrets;
  switch (provider) {
    case 'external-secrets':
      return [
        {
          text: `the External Secrets Operator with the ${store?.kind} \`${store?.name}\``,
          command: `kubectl get ${store?.kind.toLowerCase()} ${store?.name}${
            store?.kind === 'SecretStore' ? ` -n ${namespace}` : ''
          }`,
        },
      ];
    case 'existing':
      return [];
    default:
      return [
        {
          text: 'the Sealed Secrets controller, its keys backed up',
          command: 'kubectl get crd sealedsecrets.bitnami.com',
        },
      ];
  }
}

/** The classes by name, and the default for what names none. */
function blockNeeds(
  volumes: { data: string; storageClass?: string }[],
): Need[] {
  const classes = new Set(volumes.map(({ storageClass }) => storageClass));
  return [...classes].map(storageClass => {
    const data = volumes
      .filter(volume => volume.storageClass === storageClass)
      .map(volume => volume.data)
      .join(' and ');
    return storageClass
      ? {
          text: `the StorageClass \`${storageClass}\` for ReadWriteOnce volumes of ${data}`,
          command: `kubectl get storageclass ${storageClass}`,
        }
      : {
          text: `a default StorageClass for ReadWriteOnce volumes of ${data}`,
          command: 'kubectl get storageclass',
        };
  });
}

function storageNeeds(forum: ForumSpec): Need[] {
  const { uploads, uploadsStorageClass } = forumAssembly(forum);
  const { database, valkey } = forum.spec;
  const blocks = blockNeeds([
    { data: 'PostgreSQL', storageClass: database.storageClass },
    { data: 'Valkey', storageClass: valkey.storageClass },
  ]);
  return uploads === 's3'
    ? blocks
    : [
        ...blocks,
        {
          text: `the StorageClass \`${uploadsStorageClass}\` for ${
            forum.spec.uploads.accessMode
          } volumes of the uploads${
            forum.spec.uploads.accessMode === 'ReadWriteMany'
              ? '; with Longhorn each node needs an NFSv4 client and a host name of its own'
              : ''
          }`,
          command: `kubectl get storageclass ${uploadsStorageClass}`,
        },
      ];
}

function optionalNeeds({ spec }: ForumSpec): Need[] {
  const needs: Need[] = [];
  if (spec.monitoring.enabled) {
    needs.push({
      text: `the Prometheus operator in namespace \`${spec.monitoring.namespace}\`, which selects monitors and rules of this namespace; Grafana and Alertmanager`,
      command: 'kubectl get crd podmonitors.monitoring.coreos.com',
    });
  }
  if (spec.sidekiq.autoscaling) {
    needs.push({
      text: 'KEDA',
      command: 'kubectl get crd scaledobjects.keda.sh',
    });
  }
  return needs;
}

function needsOf(forum: ForumSpec): Need[] {
  const { namespace, tool } = gitopsCommands(forum);
  const { issuer } = forum.spec.network;
  return [
    {
      text: `${tool} in namespace \`${namespace}\``,
      command: `kubectl -n ${namespace} get deploy,statefulset`,
    },
    {
      text: `CloudNativePG in namespace \`cnpg-system\` with the plugin \`${BARMAN_PLUGIN}\` and the ClusterImageCatalog \`${VERSIONS.postgresCatalog}\``,
      command: `kubectl get clusterimagecatalog ${VERSIONS.postgresCatalog}`,
    },
    {
      text: `cert-manager with the ${issuer.kind} \`${issuer.name}\``,
      command: `kubectl get ${issuer.kind.toLowerCase()} ${issuer.name}${
        issuer.kind === 'Issuer' ? ` -n ${forumNames(forum).namespace}` : ''
      }`,
    },
    edgeNeed(forum, forumAssembly(forum).edge),
    ...secretsNeed(forum),
    ...storageNeeds(forum),
    ...optionalNeeds(forum),
    {
      text: 'a log collector, such as Loki with Alloy; [Operations](operations.md#logs-and-errors) says what it finds the pods by',
    },
    {
      text: 'a network plugin that enforces NetworkPolicies (plain flannel does not)',
    },
    {
      text: 'on k3s or another self-run cluster: three servers, so that etcd keeps its quorum when one is lost, a load balancer in front of their API, and etcd snapshots kept outside of the cluster',
      command: 'kubectl get nodes',
    },
    {
      text: 'Velero, or another backup of cluster objects, for what this repository does not hold',
    },
  ];
}

/** What the cluster must bring before a forum can run on it. */
export function clusterNeeds(forum: ForumSpec): string {
  return bullets(...needsOf(forum).map(({ text }) => text));
}

/** Commands that answer without an error when it does. */
export function clusterChecks(forum: ForumSpec): string {
  return shell(
    ...needsOf(forum).flatMap(({ command }) => (command ? [command] : [])),
  );
}
