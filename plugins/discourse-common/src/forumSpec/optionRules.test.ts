import { parseForumSpec } from './parseForumSpec';

type Fields = Record<string, unknown>;

const BASE: Fields = {
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
};

function faultsOf(change: Fields) {
  const result = parseForumSpec({
    apiVersion: 'discourse.org/v1',
    kind: 'Forum',
    metadata: { name: 'acme-community' },
    spec: { ...BASE, ...change },
  });
  return result.ok ? [] : result.faults;
}

const OWN_IMAGE = {
  version: '2026.7.1',
  image: { repository: 'ghcr.io/acme/forum' },
};
const plugin = (name: string) => ({
  name,
  repository: `https://git.example/${name}.git`,
});

describe('options that do not go together', () => {
  it.each<[string, Fields, string, RegExp]>([
    [
      'a route at a Gateway without one',
      { network: { issuer: { name: 'letsencrypt' } } },
      'spec.network.gateway',
      /is missing/,
    ],
    [
      'a CDN of assets without one of the bucket',
      {
        objectStorage: {
          endpoint: 'https://s3.acme.example',
          region: 'eu-1',
          uploadsBucket: 'acme-uploads',
          backupsBucket: 'acme-backups',
          databaseBucket: 'acme-database',
          assetCdnUrl: 'https://assets.acme.example',
        },
      },
      'spec.objectStorage.assetCdnUrl',
      /needs spec.objectStorage.cdnUrl/,
    ],
    [
      'retired ingress-nginx outside profile rancher',
      { network: { edge: 'ingress-nginx', issuer: { name: 'letsencrypt' } } },
      'spec.network.edge',
      /retired in March 2026/,
    ],
    [
      'a store of secrets that is not named',
      { secrets: { provider: 'external-secrets' } },
      'spec.secrets.store',
      /is missing/,
    ],
    [
      'several pods on a volume for one node',
      {
        uploads: { store: 'volume', accessMode: 'ReadWriteOnce' },
        web: { replicas: 2 },
      },
      'spec.web.replicas',
      /ReadWriteMany/,
    ],
    [
      'too little memory for the web workers',
      { web: { workers: 4, resources: { memory: '2Gi' } } },
      'spec.web.resources.memory',
      /at least 2970Mi: .* 4 web workers/,
    ],
    [
      'less than 1.5 GiB whatever the processes',
      {
        sidekiq: { mode: 'separate' },
        web: { workers: 1, resources: { memory: '1Gi' } },
      },
      'spec.web.resources.memory',
      /at least 1536Mi/,
    ],
    [
      'a queue that nobody serves',
      {
        sidekiq: {
          mode: 'hybrid',
          pools: [{ name: 'fast', queues: ['critical', 'default', 'low'] }],
        },
      },
      'spec.sidekiq.pools',
      /ultra_low/,
    ],
    [
      'autoscaling of Sidekiq pods that do not exist',
      {
        sidekiq: {
          autoscaling: { maxReplicas: 3, prometheusUrl: 'http://prom:9090' },
        },
      },
      'spec.sidekiq.autoscaling',
      /mode unified/,
    ],
    [
      'an external plugin in the stock image',
      { plugins: { external: [plugin('discourse-follow')] } },
      'spec.discourse.image.repository',
      /image of your own/,
    ],
    [
      'cloning a plugin that core brings along',
      {
        discourse: OWN_IMAGE,
        plugins: { external: [plugin('discourse-solved')] },
      },
      'spec.plugins.external.0.name',
      /core brings along/,
    ],
    [
      'SAML without its plugin',
      {
        signIn: {
          saml: {
            targetUrl: 'https://idp.acme.example/saml',
            certificateFingerprint: Array(20).fill('AB').join(':'),
          },
        },
      },
      'spec.signIn.saml',
      /discourse-saml/,
    ],
    [
      'a second factor beside DiscourseConnect',
      {
        signIn: { discourseConnect: { url: 'https://acme.example/sso' } },
      },
      'spec.discourse.secondFactor',
      /must be no/,
    ],
    [
      'nobody being able to sign in',
      {
        signIn: { localLogins: false },
        discourse: { version: '2026.7.1', secondFactor: 'no' },
      },
      'spec.signIn.localLogins',
      /nobody/,
    ],
    [
      'replies without an address',
      { incomingMail: { mode: 'receiver' } },
      'spec.incomingMail.replyAddress',
      /is missing/,
    ],
    [
      'a mail password without TLS',
      { smtp: { host: 'relay.acme.example', userName: 'forum', tls: 'off' } },
      'spec.smtp.tls',
      /readable/,
    ],
    [
      'a restore into the cluster it reads from',
      {
        database: {
          recovery: { generation: 2, sourceServerName: 'acme-community-db-r2' },
        },
      },
      'spec.database.recovery.generation',
      /new cluster/,
    ],
    [
      'uploads above what the stock image lets in',
      { discourse: { version: '2026.7.1', uploadLimitMegabytes: 50 } },
      'spec.discourse.uploadLimitMegabytes',
      /at most 10/,
    ],
  ])('are refused: %s', (_, change, field, message) => {
    expect(faultsOf(change)).toContainEqual({
      field,
      message: expect.stringMatching(message),
    });
  });

  it('are taken when the profile allows them', () => {
    expect(
      faultsOf({
        profile: 'rancher',
        network: { edge: 'ingress-nginx', issuer: { name: 'letsencrypt' } },
      }),
    ).toEqual([]);
    expect(
      faultsOf({ profile: 'k3s', network: { issuer: { name: 'acme' } } }),
    ).toEqual([]);
  });
});

describe('spec.siteSettings', () => {
  it.each<[string, unknown, RegExp]>([
    ['enable_badgers', true, /not a site setting/],
    ['constructor', true, /not a site setting/],
    ['title', 'Acme', /field of its own/],
    ['enable_badges', 'yes', /true or false/],
    ['max_tags_per_topic', -1, /whole number/],
    ['company_name', "Acme's", /quote or a line break/],
    ['company_name', 'two\nlines', /quote or a line break/],
    ['company_name', '<%= 1 %>', /run as code/],
    ['company_name', '4711', /number or a truth value/],
  ])('refuses %s: %j with the reason', (name, value, message) => {
    expect(faultsOf({ siteSettings: { [name]: value } })).toEqual([
      {
        field: `spec.siteSettings.${name}`,
        message: expect.stringMatching(message),
      },
    ]);
  });

  it('takes those of the list in their type', () => {
    expect(
      faultsOf({
        siteSettings: {
          enable_badges: false,
          max_tags_per_topic: 7,
          top_menu: ['latest', 'new'],
          company_name: 'Acme & Sons',
        },
      }),
    ).toEqual([]);
  });
});
