/** Settings of a portal that publishes to a Gitea. */
export function portalConfig(options: {
  certificatePem: string;
  gitUrl?: string;
  smtpUserName?: string;
  scope?: string;
}) {
  const { certificatePem, smtpUserName } = options;
  const gitUrl = options.gitUrl ?? 'https://git.example.net';
  const host = new URL(gitUrl).host;
  return {
    integrations: {
      gitea: [
        { host, baseUrl: gitUrl, username: 'portal', password: 'git-password' },
      ],
    },
    discourse: {
      repositories: { host, owner: 'forums' },
      clusters: [
        {
          name: 'laptop',
          allowedDomains: ['forums.example'],
          gateway: { name: 'public', namespace: 'gateway' },
          issuer: { name: 'letsencrypt' },
          objectStorage: {
            endpoint: 'https://s3.example.net',
            region: 'eu-central-1',
            bucketPrefix: 'demo-',
          },
          smtp: { host: 'smtp.example.net', userName: smtpUserName },
          secrets: { scope: options.scope },
          sealedSecretsCertificate: certificatePem,
        },
      ],
    },
  };
}
