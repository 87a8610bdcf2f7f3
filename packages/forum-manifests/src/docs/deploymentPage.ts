import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { forumCommand } from '../workflow/checkCommands';
import { clusterChecks, clusterNeeds } from './clusterNeeds';
import { domainNames } from './domainNames';
import { firstAdministrator } from './firstAdministrator';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { bullets, page, shell, steps } from './markdown';

function accounts({ spec }: ForumSpec): string {
  const { objectStorage, smtp } = spec;
  const buckets = [
    objectStorage.uploadsBucket,
    objectStorage.backupsBucket,
    objectStorage.databaseBucket,
  ]
    .filter(bucket => bucket !== undefined)
    .map(bucket => `\`${bucket}\``)
    .join(', ');
  const { tool, fluxSecret, fluxNamespace } = spec.gitops;
  const reader =
    tool === 'flux' && fluxSecret
      ? ` (Flux reads with Secret \`${fluxSecret}\` in namespace \`${fluxNamespace}\`, keys \`username\` and \`password\`)`
      : '';
  return bullets(
    `the Git host: read access to <${spec.gitops.repositoryUrl}> for the cluster${reader}, write access for the team`,
    `the object store <${objectStorage.endpoint}>: the buckets ${buckets}, and one key that may read and write them. Put the last one into another failure domain where the store allows it`,
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

/** `docs/deployment.md`: from this repository to a running forum. */
export function deploymentPage(forum: ForumSpec): string {
  const { spec } = forum;
  const names = forumNames(forum);
  const gitops = gitopsCommands(forum);
  const { kubectl, inWeb } = forumCommands(forum);

  return page(
    '# Deployment',
    `${gitops.tool} deploys \`overlays/production\` of this repository. The prerequisites are met once for each cluster, the rest once for this forum. Nothing here is needed for a later change: that is a pull request.`,
    '## Prerequisites of the cluster',
    clusterNeeds(forum),
    'Each of these commands must answer without an error:',
    clusterChecks(forum),
    '## Accounts',
    accounts(forum),
    '## DNS',
    domainNames(forum),
    '## TLS',
    `cert-manager obtains the certificate of \`${spec.hostname}\` and keeps it in Secret \`${names.tls}\`. TLS ends at the edge; the pods serve plain HTTP on port 80. Discourse itself does not redirect to HTTPS: the edge does. HSTS belongs there too.`,
    shell(kubectl(`get certificate,certificaterequest,challenge`)),
    '## Secrets',
    'Supply the [secrets](secrets.md) before the first sync. Pods that miss one wait with `CreateContainerConfigError`.',
    '## First sync',
    shell(gitops.install, gitops.status),
    `It is done when the status says ${gitops.done}. The order, each step after the one before is healthy:`,
    steps(
      'namespace, limits, NetworkPolicies',
      'secrets and configuration',
      'PostgreSQL and Valkey',
      `Job \`${names.migrateExpand}\`: migrations that only add`,
      'web and Sidekiq',
      'certificate and route',
      `Job \`${names.portalKeys}\` gives the portal its API keys, then Job \`${names.migrateContract}\` runs the migrations that remove`,
    ),
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
