import type { ForumSpecInput } from '@backstage-discourse/plugin-discourse-common';

/** A forum that uses most fields, from which examples are taken. */
export const EXAMPLE_FORUM = {
  apiVersion: 'discourse.org/v1',
  kind: 'Forum',
  metadata: { name: 'acme-community' },
  spec: {
    customer: 'acme',
    title: 'Acme Community',
    hostname: 'community.acme.example',
    owner: 'group:default/acme',
    contactEmail: 'ops@acme.example',
    profile: 'k3s',
    cluster: 'prod-eu',
    size: 'medium',
    discourse: {
      version: '2026.7.1',
      image: { repository: 'ghcr.io/acme/forum', assets: 'compiled' },
      defaultLocale: 'pt_BR',
      loginRequired: false,
      secondFactor: 'staff',
    },
    plugins: {
      bundled: ['solved', 'topic-voting', 'data-explorer'],
      external: [
        {
          name: 'discourse-prometheus',
          repository: 'https://github.com/discourse/discourse-prometheus',
          revision: 'main',
        },
      ],
    },
    signIn: {
      oidc: {
        provider: 'logto',
        issuer: 'https://login.acme.example',
        clientId: 'forum-acme',
      },
    },
    branding: {
      logoUrl: 'https://www.acme.example/logo.png',
      colors: { primary: '222222', secondary: 'ffffff', tertiary: '0088cc' },
    },
    web: { replicas: 2, workers: 3, autoscaling: { maxReplicas: 6 } },
    sidekiq: { mode: 'separate', replicas: 2, threads: 5 },
    placement: { nodeSelector: { 'acme.example/pool': 'forums' } },
    database: {
      instances: 3,
      storage: '40Gi',
      storageClass: 'longhorn',
      recovery: {
        sourceServerName: 'acme-community-db',
        targetTime: '2026-11-20T08:00:00Z',
      },
    },
    valkey: { storage: '2Gi', storageClass: 'longhorn' },
    objectStorage: {
      endpoint: 'https://s3.acme.example',
      region: 'eu-1',
      uploadsBucket: 'acme-uploads',
      backupsBucket: 'acme-backups',
      databaseBucket: 'acme-database',
      cdnUrl: 'https://cdn.acme.example',
    },
    backups: {
      frequencyDays: 1,
      keep: 7,
      timeOfDay: '03:30',
      restoreProof: { frequency: 'weekly', storage: '80Gi' },
    },
    smtp: {
      host: 'relay.acme.example',
      port: 587,
      userName: 'forum@acme.example',
      from: 'noreply@community.acme.example',
    },
    incomingMail: {
      mode: 'receiver',
      replyAddress: 'reply+%{reply_key}@mail.acme.example',
    },
    network: {
      edge: 'gateway-api',
      gateway: { name: 'public', namespace: 'gateway' },
      issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' },
    },
    secrets: {
      provider: 'external-secrets',
      store: { name: 'vault', path: 'forums/acme' },
    },
    monitoring: { namespace: 'monitoring', labels: { release: 'prometheus' } },
    gitops: {
      tool: 'argo-cd',
      repositoryUrl: 'https://git.example.net/forums/acme.git',
      branch: 'main',
    },
  },
} satisfies ForumSpecInput;
