import {
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';

/** A typical forum, for measurements that need one. */
export function exampleSpec(name = 'acme-community'): ForumSpec {
  const result = parseForumSpec({
    apiVersion: 'discourse.org/v1',
    kind: 'Forum',
    metadata: { name },
    spec: {
      customer: 'acme',
      title: 'Acme Community',
      hostname: `${name}.forums.example.com`,
      owner: 'group:default/acme',
      contactEmail: 'ops@acme.example',
      cluster: 'production',
      size: 'medium',
      sidekiq: { mode: 'separate' },
      discourse: { version: '2026.7.1' },
      objectStorage: {
        endpoint: 'https://s3.example.net',
        region: 'eu-central-1',
        uploadsBucket: `${name}-uploads`,
        backupsBucket: `${name}-backups`,
        databaseBucket: `${name}-database`,
      },
      smtp: { host: 'smtp.example.net' },
      network: {
        gateway: { name: 'public', namespace: 'gateway' },
        issuer: { name: 'letsencrypt' },
      },
      gitops: { repositoryUrl: `https://git.example.net/forums/${name}.git` },
    },
  });
  if (!result.ok) {
    throw new Error(
      `The example is not a valid ForumSpec: ${JSON.stringify(result.faults)}`,
    );
  }
  return result.spec;
}
