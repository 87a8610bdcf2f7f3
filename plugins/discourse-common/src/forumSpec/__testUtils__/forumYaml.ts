/** A `forum.yaml` with only the fields that are required. */
export function forumYaml() {
  return {
    apiVersion: 'discourse.org/v1',
    kind: 'Forum',
    metadata: { name: 'acme-community' },
    spec: {
      customer: 'acme',
      title: 'Acme Community',
      hostname: 'community.acme.example',
      owner: 'group:default/acme',
      contactEmail: 'ops@acme.example',
      cluster: 'prod-eu',
      discourse: { version: '2026.7.1' },
      objectStorage: {
        endpoint: 'https://s3.acme.example',
        region: 'eu-1',
        uploadsBucket: 'acme-uploads',
        backupsBucket: 'acme-backups',
        databaseBucket: 'acme-database',
      },
      smtp: { host: 'relay.acme.example' },
      network: {
        gateway: { name: 'public', namespace: 'gateway' },
        issuer: { name: 'letsencrypt' },
      },
      gitops: { repositoryUrl: 'https://git.example.net/forums/acme.git' },
    },
  };
}

/** A copy of an object in which the value at a dotted path is another. */
export function withValue(
  object: object,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [first, ...rest] = path.split('.');
  const current: unknown = new Map<string, unknown>(Object.entries(object)).get(
    first,
  );
  const child = typeof current === 'object' && current !== null ? current : {};
  return {
    ...object,
    [first]:
      rest.length === 0 ? value : withValue(child, rest.join('.'), value),
  };
}
