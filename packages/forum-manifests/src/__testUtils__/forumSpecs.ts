import {
  parseForumSpec,
  type ForumSpec,
  type ForumSpecInput,
} from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const LABEL_CHARACTERS = [...LETTERS, ...'0123456789-'];
const TITLE_CHARACTERS = [...LETTERS, ...'ÄéßЖ中 .,:;!?&()+-_/@#%’–0123456789'];

function text(characters: string[], maxLength: number) {
  return fc
    .array(fc.constantFrom(...characters), { minLength: 0, maxLength })
    .map(parts => parts.join(''));
}

function label(maxLength: number) {
  return fc
    .tuple(
      fc.constantFrom(...LETTERS),
      text(LABEL_CHARACTERS, maxLength - 2),
      fc.constantFrom(...LETTERS),
    )
    .map(parts => parts.join(''));
}

function optional<T>(arbitrary: fc.Arbitrary<T>) {
  return fc.option(arbitrary, { nil: undefined });
}

const host = fc
  .tuple(label(20), label(12))
  .map(([name, zone]) => `${name}.${zone}.example`);
const quantity = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('Gi', 'Ti'))
  .map(([amount, unit]) => `${amount}${unit}`);
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
    digest: optional(digest),
  }),
  defaultLocale: fc.constantFrom('en', 'no', 'pt_BR', 'zh_CN'),
  loginRequired: fc.boolean(),
  secondFactor: fc.constantFrom('no', 'staff', 'all'),
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
  useAcls: fc.boolean(),
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
  web: fc.record({
    replicas: optional(fc.integer({ min: 1, max: 20 })),
    workers: optional(fc.integer({ min: 1, max: 16 })),
  }),
  sidekiq: fc.record({
    mode: fc.constantFrom('unified', 'separate'),
    replicas: optional(fc.integer({ min: 1, max: 20 })),
    threads: fc.integer({ min: 1, max: 25 }),
  }),
  database: fc.record({
    instances: optional(fc.integer({ min: 1, max: 9 })),
    storage: optional(quantity),
    storageClass: optional(label(63)),
  }),
  valkey: fc.record({ storage: quantity, storageClass: optional(label(63)) }),
  objectStorage,
  backups: fc.record({
    frequencyDays: fc.integer({ min: 1, max: 30 }),
    keep: fc.integer({ min: 1, max: 100 }),
    databaseRetentionDays: fc.integer({ min: 1, max: 365 }),
  }),
  smtp: fc.record({
    host,
    port: fc.constantFrom(25, 465, 587, 2525),
    userName: optional(label(40)),
  }),
  network: fc.record({
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
    repositoryUrl: host.map(name => `https://${name}/forums/repository.git`),
    branch: fc.constantFrom('main', 'release/2026'),
    argocdNamespace: label(63),
  }),
});

/** Any valid ForumSpec, names at full length included. */
export const forumSpecs: fc.Arbitrary<ForumSpec> = fc
  .record({ name: label(40), spec })
  .map(({ name, spec: fields }) => {
    const input: ForumSpecInput = {
      apiVersion: 'discourse.org/v1',
      kind: 'Forum',
      metadata: { name },
      spec: fields,
    };
    const result = parseForumSpec(input);
    return result.ok ? result.spec : undefined;
  })
  .filter(forum => forum !== undefined);
