import { parseForumSpec } from './parseForumSpec';

function forumYaml(change: {
  name?: string;
  title?: string;
  backupsBucket?: string;
  databaseBucket?: string;
  userName?: string;
}): unknown {
  return {
    apiVersion: 'discourse.org/v1',
    kind: 'Forum',
    metadata: { name: change.name ?? 'acme-community' },
    spec: {
      customer: 'acme',
      title: change.title ?? 'Acme Community',
      hostname: 'community.acme.example',
      owner: 'group:default/acme',
      contactEmail: 'ops@acme.example',
      cluster: 'prod-eu',
      discourse: { version: '2026.7.1' },
      objectStorage: {
        endpoint: 'https://s3.acme.example',
        region: 'eu-1',
        uploadsBucket: 'acme-uploads',
        backupsBucket: change.backupsBucket ?? 'acme-backups',
        databaseBucket: change.databaseBucket ?? 'acme-database',
      },
      smtp: { host: 'relay.acme.example', userName: change.userName },
      network: {
        gateway: { name: 'public', namespace: 'gateway' },
        issuer: { name: 'letsencrypt' },
      },
      gitops: { repositoryUrl: 'https://git.example.net/forums/acme.git' },
    },
  };
}

function fieldsOf(input: unknown): string[] {
  const result = parseForumSpec(input);
  return result.ok ? [] : result.faults.map(({ field }) => field);
}

describe('parseForumSpec, rules across fields and of discourse.conf', () => {
  it('accepts a forum that keeps them', () => {
    expect(parseForumSpec(forumYaml({})).ok).toBe(true);
  });

  it.each(['default', 'kube-system', 'gateway', 'argocd', 'cnpg-system'])(
    'refuses to take over the namespace %s',
    name => {
      expect(fieldsOf(forumYaml({ name }))).toEqual(['metadata.name']);
    },
  );

  it('asks for a bucket for each purpose', () => {
    expect(fieldsOf(forumYaml({ backupsBucket: 'acme-uploads' }))).toEqual([
      'spec.objectStorage.backupsBucket',
    ]);
    expect(fieldsOf(forumYaml({ databaseBucket: 'acme-backups' }))).toEqual([
      'spec.objectStorage.databaseBucket',
    ]);
  });

  it('refuses values that discourse.conf would turn into another type', () => {
    expect(fieldsOf(forumYaml({ title: '2026' }))).toEqual(['spec.title']);
    expect(fieldsOf(forumYaml({ title: 'true' }))).toEqual(['spec.title']);
    expect(fieldsOf(forumYaml({ userName: '12345' }))).toEqual([
      'spec.smtp.userName',
    ]);
    expect(fieldsOf(forumYaml({ backupsBucket: '12345' }))).toEqual([
      'spec.objectStorage.backupsBucket',
    ]);
  });
});
