import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { hasOwnImage } from '../image/imageFiles';
import { usedBuckets } from '../objectStorage/usedBuckets';
import { forumNames } from '../manifests/names';
import { forumCommand } from '../workflow/checkCommands';
import { clusterChecks, clusterNeeds } from './clusterNeeds';
import { domainNames } from './domainNames';
import { firstAdministrator } from './firstAdministrator';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { bullets, page, shell, steps } from './markdown';
import { applyNamespace, broughtToNamespace } from './namespaceFirst';

function accounts(forum: ForumSpec): string {
  const { spec } = forum;
  const { objectStorage, smtp } = spec;
  const buckets = usedBuckets(forum)
    .map(bucket => `\`${bucket}\``)
    .join(', ');
  const { tool, fluxSecret, fluxNamespace } = spec.gitops;
  const reader =
    tool === 'flux' && fluxSecret
      ? ` (Flux reads with Secret \`${fluxSecret}\` in namespace \`${fluxNamespace}\`, keys \`username\` and \`password\`)`
      : '';
  return bullets(
    `the Git host: read access to <${spec.gitops.repositoryUrl}> for the cluster${reader}, write access for the team`,
    `the object store <${objectStorage.endpoint}>: the buckets ${buckets}, and one key that may read and write them. Put the one of the database into another failure domain where the store allows it`,
    `the mail relay \`${smtp.host}\`, port ${smtp.port}${
      smtp.userName
        ? `, user \`${smtp.userName}\``
        : ', which trusts the cluster'
    }`,
    `the DNS zone of \`${spec.hostname}\``,
    `the image registry \`${
      spec.discourse.image.repository.split('/')[0]
    }\`, reachable from the nodes`,
  );
}

function firstMinutes({ spec }: ForumSpec): string {
  return `${
    spec.discourse.image.assets === 'compiled'
      ? 'A web pod starts in half a minute or more; its start-up probe allows ten'
      : 'The first minutes of a web pod go into compiling assets; its start-up probe allows ten'
  }. See [Image and assets](image.md).`;
}

function namespaceSection(forum: ForumSpec): string[] {
  const brought = broughtToNamespace(forum);
  return brought.length === 0
    ? []
    : [
        '## Namespace',
        `Some of what follows lies in namespace \`${
          forumNames(forum).namespace
        }\` and is not in this repository. Make the namespace first; the first sync takes it over:`,
        shell(applyNamespace(forum)),
        'Into it belong, before the first sync:',
        bullets(...brought),
      ];
}

function firstImage(forum: ForumSpec): string[] {
  const { image } = forum.spec.discourse;
  return hasOwnImage(forum) && image.digest === undefined
    ? [
        `There is no image in \`${image.repository}\` for this forum yet. Run the workflow of the [image](image.md) by hand, and merge the change that it proposes: it sets \`spec.discourse.image.digest\`. Until then pods wait with \`ImagePullBackOff\`.`,
      ]
    : [];
}

function orderOfSync(forum: ForumSpec): string {
  const { migrateExpand, migrateContract, portalKeys } = forumNames(forum);
  const expand = `Job \`${migrateExpand}\`: migrations that only add`;
  const keys = `Job \`${portalKeys}\` gives the portal its API keys`;
  const contract = `Job \`${migrateContract}\` runs the migrations that remove`;
  return forum.spec.gitops.tool === 'flux'
    ? steps(
        'limits, NetworkPolicies, secrets and configuration, PostgreSQL and Valkey',
        expand,
        'web and Sidekiq, certificate and route',
        `${keys}, and ${contract}`,
      )
    : steps(
        'namespace, limits, NetworkPolicies',
        'secrets and configuration',
        'PostgreSQL and Valkey',
        expand,
        'web and Sidekiq',
        'certificate and route',
        `${keys}, and ${contract}`,
      );
}

/** `docs/deployment.md`: from this repository to a running forum. */
export function deploymentPage(forum: ForumSpec): string {
  const { spec } = forum;
  const names = forumNames(forum);
  const gitops = gitopsCommands(forum);
  const { kubectl, inWeb } = forumCommands(forum);

  return page(
    '# Deployment',
    `${gitops.tool} deploys \`overlays/production\` of this repository. The prerequisites are met once for each cluster, the rest once for this forum. Nothing here is needed for a later change: that is a pull request.`,
    ...namespaceSection(forum),
    '## Prerequisites of the cluster',
    clusterNeeds(forum),
    'Each of these commands must answer without an error:',
    clusterChecks(forum),
    '## Accounts',
    accounts(forum),
    '## DNS',
    domainNames(forum),
    '## TLS',
    `cert-manager obtains the certificate of \`${
      spec.hostname
    }\` and keeps it in Secret \`${
      names.tls
    }\`. TLS ends at the edge; the pods serve plain HTTP on port 80. Discourse itself does not redirect to HTTPS: the edge does. HSTS is set by ${
      forumAssembly(forum).edge === 'ingress-nginx'
        ? 'ingress-nginx, which does so unless its ConfigMap says otherwise'
        : 'the route of this repository'
    }.`,
    shell(kubectl(`get certificate,certificaterequest,challenge`)),
    '## Secrets',
    'Supply the [secrets](secrets.md) before the first sync. Pods that miss one wait with `CreateContainerConfigError`.',
    '## First sync',
    ...firstImage(forum),
    shell(gitops.install, gitops.status),
    `It is done when the status says ${gitops.done}. The order, each step after the one before is healthy:`,
    orderOfSync(forum),
    firstMinutes(forum),
    '## First administrator',
    firstAdministrator(forum),
    '## Health checks',
    shell(
      `curl -fsS https://${spec.hostname}/srv/status`,
      kubectl(`get pods -o wide`),
      kubectl(`get cluster ${names.database}`),
      inWeb('rails runner "puts Discourse::VERSION::STRING"'),
    ),
    '`/srv/status` answers `ok` when the app server runs. It asks neither the database nor Sidekiq: go through the [verification](verification.md) for those.',
    '## Pod Security',
    `Namespace \`${names.namespace}\` enforces the level \`baseline\` and warns of what \`restricted\` would refuse. The image of Discourse boots as root: runit starts nginx on port 80, changes owners of log folders, and only then drops to the user \`discourse\`. \`restricted\` demands a pod that never is root. PostgreSQL and Valkey fulfil it already; every container drops the capabilities that it does not need, gains none, and has no token of a service account.`,
    '## When the first sync fails',
    `Nothing is lost: correct the cause and let ${gitops.tool} sync again, all steps can be repeated. To start over before there is any data, take the forum out of it and delete the namespace. See [Troubleshooting](troubleshooting.md) for the usual causes.`,
    '## Changing something',
    'Edit `forum.yaml`, look at the plan, render, and open a pull request with both:',
    shell(forumCommand('plan'), forumCommand('render')),
    '`forum explain spec.web.replicas` says what a field means and which values it takes. Files below `base/` are rendered; `forum check` refuses edits there. Your own patches belong to `overlays/production`, which the renderer never writes again.',
  );
}
