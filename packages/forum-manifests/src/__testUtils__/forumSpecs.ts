import {
  parseForumSpec,
  type ForumSpec,
  type ForumSpecInput,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import {
  host,
  label,
  optional,
  quantity,
  text,
  TITLE_CHARACTERS,
} from './primitives';
import { reconcile } from './reconcile';
import {
  branding,
  incomingMail,
  monitoring,
  plugins,
  rateLimits,
  secrets,
  signIn,
  siteSettings,
} from './specSections';
import { sidekiq, web } from './specWorkloads';

const bucket = label(40).map(name => `b${name}z`);
const version = fc
  .tuple(
    fc.integer({ min: 2026, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 12 }),
    fc.constantFrom('', '-latest'),
  )
  .map(([year, month, patch, suffix]) => `${year}.${month}.${patch}${suffix}`);
const digest = fc
  .array(fc.constantFrom(...'0123456789abcdef'), {
    minLength: 64,
    maxLength: 64,
  })
  .map(parts => `sha256:${parts.join('')}`);

const discourse = fc.record({
  version,
  image: fc.record({
    repository: fc.constantFrom(
      'docker.io/discourse/discourse',
      'registry.example:5000/team/forum',
    ),
    assets: fc.constantFrom('on-boot', 'compiled'),
    digest: optional(digest),
    pullSecret: optional(label(63)),
  }),
  defaultLocale: fc.constantFrom('en', 'no', 'pt_BR', 'zh_CN'),
  loginRequired: fc.boolean(),
  secondFactor: fc.constantFrom('no', 'staff', 'all'),
  uploadLimitMegabytes: fc.constantFrom(10, 4, 100),
});

const objectStorage = fc.record({
  endpoint: fc.constantFrom(
    'https://s3.eu-central-1.amazonaws.com',
    'https://s3.example.net',
    'https://s3.example.net:9000',
  ),
  region: label(20),
  uploadsBucket: bucket,
  backupsBucket: bucket,
  databaseBucket: bucket,
  cdnUrl: optional(host.map(name => `https://${name}`)),
  assetCdnUrl: optional(host.map(name => `https://${name}`)),
  useAcls: fc.boolean(),
});

const database = fc.record({
  instances: optional(fc.integer({ min: 1, max: 9 })),
  storage: optional(quantity),
  storageClass: optional(label(63)),
  resources: fc.constantFrom({}, { memory: '2Gi' }),
  readReplica: fc.boolean(),
  pooler: optional(
    fc.record({
      instances: fc.integer({ min: 1, max: 3 }),
      mode: fc.constantFrom('session', 'transaction'),
    }),
  ),
  recovery: optional(
    fc.record({
      generation: fc.integer({ min: 1, max: 99 }),
      sourceServerName: label(40),
      targetTime: optional(
        fc.constantFrom('2026-11-20T08:00:00Z', '2026-11-20T08:00:00+01:00'),
      ),
    }),
  ),
});

const spec = fc.record({
  customer: label(40),
  title: text(TITLE_CHARACTERS, 60).map(middle => `a${middle}z`),
  hostname: host,
  owner: fc.constantFrom('group:default/acme', 'user:team/jane.doe'),
  contactEmail: host.map(name => `ops+forum@${name}`),
  cluster: label(63),
  size: fc.constantFrom('small', 'medium', 'large'),
  discourse,
  profile: fc.constantFrom('cloud-native', 'k3s', 'rancher'),
  plugins,
  signIn,
  branding,
  search: fc.record({ chinese: fc.boolean(), japanese: fc.boolean() }),
  siteSettings,
  web,
  sidekiq,
  placement: fc.record({
    nodeSelector: fc.constantFrom<Record<string, string>[]>(
      {},
      { 'forum.example/pool': 'forums' },
    ),
    spread: fc.constantFrom('preferred', 'required'),
  }),
  database,
  valkey: fc.record({
    storage: quantity,
    storageClass: optional(label(63)),
    resources: fc.constantFrom({}, { cpu: '200m', memory: '256Mi' }),
  }),
  uploads: fc.record({
    store: optional(fc.constantFrom('s3', 'volume')),
    storageClass: optional(label(63)),
    size: quantity,
    accessMode: fc.constantFrom('ReadWriteMany', 'ReadWriteOnce'),
  }),
  incomingMail,
  rateLimits,
  secrets,
  monitoring,
  objectStorage,
  backups: fc.record({
    frequencyDays: fc.integer({ min: 1, max: 30 }),
    keep: fc.integer({ min: 1, max: 100 }),
    databaseRetentionDays: fc.integer({ min: 1, max: 365 }),
    timeOfDay: fc.constantFrom('00:00', '03:30', '23:59'),
    withUploads: fc.boolean(),
    location: fc.constantFrom('s3', 's3', 'volume'),
    restoreProof: fc.record({
      enabled: fc.constantFrom(true, true, false),
      frequency: fc.constantFrom('daily', 'weekly', 'monthly'),
      quietDays: fc.integer({ min: 1, max: 3650 }),
      storage: optional(quantity),
      readOnlyKey: fc.boolean(),
    }),
  }),
  smtp: fc.record({
    host,
    port: fc.constantFrom(25, 465, 587, 2525),
    userName: optional(label(40)),
    authentication: fc.constantFrom('plain', 'login', 'cram_md5'),
    verifyCertificate: fc.boolean(),
    from: optional(host.map(name => `forum@${name}`)),
  }),
  network: fc.record({
    edge: optional(fc.constantFrom('gateway-api', 'traefik', 'ingress-nginx')),
    trustedProxies: fc.constantFrom<string[][]>(
      ['10.0.0.0/8'],
      ['203.0.113.0/24', '2001:db8::/32'],
    ),
    gateway: fc.record({
      name: label(63),
      namespace: label(63),
      sectionName: optional(label(63)),
    }),
    issuer: fc.record({
      kind: fc.constantFrom('Issuer', 'ClusterIssuer'),
      name: label(63),
    }),
  }),
  gitops: fc.record({
    tool: fc.constantFrom('argo-cd', 'flux'),
    repositoryUrl: host.map(name => `https://${name}/forums/repository.git`),
    branch: fc.constantFrom('main', 'release/2026'),
    argocdNamespace: label(63),
    fluxSecret: optional(label(63)),
    host: optional(fc.constantFrom('github', 'gitlab', 'gitea')),
  }),
});

/** The input of any ForumSpec, of which some fields may not go together. */
export const forumSpecInputs: fc.Arbitrary<ForumSpecInput> = fc
  .record({ name: label(40), spec })
  .map(({ name, spec: fields }) => ({
    apiVersion: 'discourse.org/v1',
    kind: 'Forum',
    metadata: { name },
    spec: reconcile(fields),
  }));

/** Any valid ForumSpec, names at full length included. */
export const forumSpecs: fc.Arbitrary<ForumSpec> = forumSpecInputs
  .map(input => {
    const result = parseForumSpec(input);
    return result.ok ? result.spec : undefined;
  })
  .filter(forum => forum !== undefined);
