/** A cluster as `discourse.clusters` describes it. */
export function buildClusterConfig(overrides: {
  sealedSecretsCertificate: string;
  allowedDomains?: string[];
}) {
  return {
    name: 'test',
    gateway: { name: 'public', namespace: 'gateway' },
    issuer: { name: 'letsencrypt' },
    objectStorage: {
      endpoint: 'https://s3.example.net',
      region: 'eu-central-1',
      bucketPrefix: 'forums-',
    },
    smtp: { host: 'smtp.example.net' },
    ...overrides,
  };
}
