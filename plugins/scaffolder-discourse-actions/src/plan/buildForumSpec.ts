import {
  FORUM_SPEC_API_VERSION,
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import type { FormFault } from './FormFault';
import type { ForumForm } from './forumForm';
import { BRANCH, type RepositoryHostType } from './ForumRepository';

interface BuildOptions {
  cluster: ForumCluster;
  /** Clone URL. */
  repositoryUrl: string;
  /** Decides on the checks that run in the repository. */
  repositoryHost: RepositoryHostType;
}

const FORM_FIELDS = new Map([
  ['metadata.name', 'name'],
  ['spec.customer', 'customer'],
  ['spec.title', 'title'],
  ['spec.hostname', 'hostname'],
  ['spec.owner', 'owner'],
  ['spec.contactEmail', 'contactEmail'],
  ['spec.cluster', 'cluster'],
  ['spec.size', 'size'],
  ['spec.discourse.version', 'version'],
  ['spec.sidekiq.mode', 'sidekiqMode'],
  ['spec.discourse.loginRequired', 'loginRequired'],
  ['spec.discourse.secondFactor', 'secondFactor'],
]);

/** `acme-community` becomes `Acme Community`. */
function titleFromName(name: string): string {
  return name
    .split('-')
    .filter(word => word !== '')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join(' ');
}

function toSpecInput(form: ForumForm, options: BuildOptions): unknown {
  const { cluster, repositoryUrl, repositoryHost } = options;
  const { bucketPrefix, ...storage } = cluster.objectStorage;
  const bucket = (purpose: string) => `${bucketPrefix}${form.name}-${purpose}`;
  return {
    apiVersion: FORUM_SPEC_API_VERSION,
    kind: 'Forum',
    metadata: { name: form.name },
    spec: {
      customer: form.customer,
      title: form.title ?? titleFromName(form.name),
      hostname: form.hostname,
      owner: form.owner,
      contactEmail: form.contactEmail,
      cluster: cluster.name,
      size: form.size,
      discourse: {
        version: form.version,
        loginRequired: form.loginRequired,
        secondFactor: form.secondFactor,
      },
      sidekiq: { mode: form.sidekiqMode },
      database: { storageClass: cluster.storageClass },
      valkey: { storageClass: cluster.storageClass },
      objectStorage: {
        ...storage,
        uploadsBucket: bucket('uploads'),
        backupsBucket: bucket('backups'),
        databaseBucket: bucket('database'),
      },
      smtp: cluster.smtp,
      secrets: {
        provider: cluster.secrets.provider,
        store: cluster.secrets.store,
      },
      network: { gateway: cluster.gateway, issuer: cluster.issuer },
      gitops: {
        repositoryUrl,
        host: repositoryHost,
        branch: BRANCH,
        argocdNamespace: cluster.argocdNamespace,
      },
    },
  };
}

/**
 * The ForumSpec of a form: the answers, and what the platform offers on the
 * cluster. Faults of the platform's part point to its configuration.
 */
export function buildForumSpec(
  form: ForumForm,
  options: BuildOptions,
): { ok: true; spec: ForumSpec } | { ok: false; faults: FormFault[] } {
  const result = parseForumSpec(toSpecInput(form, options));
  if (result.ok) {
    return result;
  }
  return {
    ok: false,
    faults: result.faults.map(({ field, message }) => {
      const formField = FORM_FIELDS.get(field);
      return formField
        ? { field: formField, message }
        : {
            field,
            message: `${message} (the value comes from cluster '${options.cluster.name}' in discourse.clusters; ask the platform team)`,
          };
    }),
  };
}
