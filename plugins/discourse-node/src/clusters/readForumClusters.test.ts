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
      },
    ]);
    expect(readForumClusters(new ConfigReader({}))).toEqual([]);
  });

  it('names what is wrong', () => {
    expect(() => read(CLUSTER, CLUSTER)).toThrow("named 'eu'");
    expect(() =>
      read({ ...CLUSTER, issuer: { kind: 'Other', name: 'x' } }),
    ).toThrow("'issuer.kind' of cluster 'eu'");
    expect(() =>
      read({ ...CLUSTER, sealedSecretsCertificate: undefined }),
    ).toThrow('sealedSecretsCertificate');
  });
});
