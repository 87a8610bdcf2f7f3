import { ConfigReader } from '@backstage/config';
import { readForumClusters } from './readForumClusters';

const CLUSTER = {
  name: 'eu',
  gateway: { name: 'public', namespace: 'gateway' },
  issuer: { name: 'letsencrypt' },
  objectStorage: {
    endpoint: 'https://s3.example.net',
    region: 'eu-central-1',
    bucketPrefix: 'forums-',
  },
  smtp: { host: 'smtp.example.net' },
  sealedSecretsCertificate: 'PEM',
};
const read = (...clusters: object[]) =>
  readForumClusters(new ConfigReader({ discourse: { clusters } }));

describe('readForumClusters', () => {
  it('fills in what has a default', () => {
    expect(read(CLUSTER)).toMatchObject([
      {
        title: 'eu',
        allowedDomains: [],
        issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' },
        secrets: { provider: 'sealed-secrets', scope: 'strict' },
      },
    ]);
    expect(readForumClusters(new ConfigReader({}))).toEqual([]);
  });

  it('reads a store, and then needs no certificate', () => {
    const { sealedSecretsCertificate: _, ...cluster } = CLUSTER;

    expect(
      read({
        ...cluster,
        secrets: {
          provider: 'external-secrets',
          store: { name: 'vault', path: 'forums', refreshMinutes: 5 },
        },
      }),
    ).toMatchObject([
      {
        sealedSecretsCertificate: '',
        secrets: {
          provider: 'external-secrets',
          store: {
            kind: 'ClusterSecretStore',
            name: 'vault',
            path: 'forums',
            refreshMinutes: 5,
          },
        },
      },
    ]);
    expect(
      read({ ...cluster, secrets: { provider: 'existing' } }),
    ).toMatchObject([{ secrets: { provider: 'existing' } }]);
  });

  it('names what is wrong', () => {
    const readSecrets = (secrets: object) => () =>
      read({ ...CLUSTER, secrets });

    expect(() => read(CLUSTER, CLUSTER)).toThrow("named 'eu'");
    expect(() =>
      read({ ...CLUSTER, issuer: { kind: 'Other', name: 'x' } }),
    ).toThrow("'issuer.kind' of cluster 'eu'");
    expect(() =>
      read({ ...CLUSTER, sealedSecretsCertificate: undefined }),
    ).toThrow('sealedSecretsCertificate');
    expect(readSecrets({ provider: 'sops' })).toThrow(
      "'secrets.provider' of cluster 'eu' in discourse.clusters must be sealed-secrets or external-secrets or existing, not 'sops'",
    );
    expect(readSecrets({ scope: 'wide' })).toThrow("'secrets.scope' of");
    expect(readSecrets({ provider: 'external-secrets' })).toThrow(
      "'secrets.store' of cluster 'eu' in discourse.clusters is missing",
    );
    expect(
      readSecrets({
        provider: 'external-secrets',
        store: { kind: 'Vault', name: 'x' },
      }),
    ).toThrow("'secrets.store.kind' of");
  });
});
