/** What the simulated cluster offers, as the portal's configuration tells it. */
export const laptopCluster = {
  name: 'laptop',
  title: 'This laptop (simulated)',
  /** Forums get host names below it. */
  domain: 'forums.localhost',
  gateway: { name: 'public', namespace: 'gateway' },
  issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' },
  objectStorage: {
    endpoint: 'https://s3.example.net',
    region: 'eu-central-1',
  },
  smtp: { host: 'smtp.example.net', port: 587 },
} as const;
