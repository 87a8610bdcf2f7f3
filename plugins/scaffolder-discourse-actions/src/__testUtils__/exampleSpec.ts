import {
  parseForumSpec,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';

/** A small ForumSpec on the cluster of portalConfig. */
export function exampleSpec(change: { smtpUserName?: string } = {}): ForumSpec {
  const result = parseForumSpec({
    apiVersion: 'discourse.org/v1',
    kind: 'Forum',
    metadata: { name: 'acme-community' },
    spec: {
      customer: 'acme',
      title: 'Acme Community',
      hostname: 'acme.forums.example',
      owner: 'group:default/acme',
      contactEmail: 'ops@acme.example',
      cluster: 'laptop',
      discourse: { version: '2026.7.1' },
      objectStorage: {
        endpoint: 'https://s3.example.net',
        region: 'eu-central-1',
        uploadsBucket: 'acme-uploads',
        backupsBucket: 'acme-backups',
        databaseBucket: 'acme-database',
      },
      smtp: { host: 'smtp.example.net', userName: change.smtpUserName },
      network: {
        gateway: { name: 'public', namespace: 'gateway' },
        issuer: { name: 'letsencrypt' },
      },
      gitops: { repositoryUrl: 'https://git.example.net/forums/acme.git' },
    },
  });
  if (!result.ok) {
    throw new Error('The example must be a valid ForumSpec');
  }
  return result.spec;
}
