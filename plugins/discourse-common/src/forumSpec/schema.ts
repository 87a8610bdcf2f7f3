import { z } from 'zod/v4';
import {
  bucketName,
  discourseVersion,
  dnsLabel,
  emailAddress,
  entityRef,
  hostname,
  httpsUrl,
  plainText,
  quantity,
} from './fields';
import { MAX_FORUM_NAME_LENGTH } from './rules';

/** Version of the ForumSpec format that this package reads and writes. @public */
export const FORUM_SPEC_API_VERSION = 'discourse.org/v1';

const count = (min: number, max: number) =>
  z.int(`must be a whole number from ${min} to ${max}`).min(min).max(max);

const objectReference = z.strictObject({
  name: dnsLabel(63).describe('Name of the object'),
  namespace: dnsLabel(63).describe('Namespace of the object'),
});

const discourse = z.strictObject({
  version: discourseVersion.describe('Discourse release that runs'),
  image: z
    .strictObject({
      repository: z
        .string()
        .regex(
          /^[a-z0-9.-]+(:[0-9]+)?(\/[a-z0-9._-]+)+$/,
          'must be an image repository without tag, like ghcr.io/acme/forum',
        )
        .default('docker.io/discourse/discourse')
        .describe('Image repository without tag'),
      digest: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hex characters')
        .optional()
        .describe(
          'Digest that pins the image; without it the version is the tag',
        ),
    })
    .prefault({})
    .describe('Image that web, Sidekiq and migrations share'),
  defaultLocale: z
    .string()
    .regex(/^[a-z]{2}(_[A-Z]{2})?$/, 'must be a locale like en or pt_BR')
    .default('en')
    .describe('Default locale of the site'),
  loginRequired: z
    .boolean()
    .default(false)
    .describe('Whether visitors must log in to read'),
  secondFactor: z
    .enum(['no', 'staff', 'all'])
    .default('staff')
    .describe('Who must use a second factor'),
});

const web = z.strictObject({
  replicas: count(1, 20).optional().describe('Web pods; default by size'),
  workers: count(1, 16)
    .optional()
    .describe('Requests a web pod serves at once; default by size'),
});

const sidekiq = z.strictObject({
  mode: z
    .enum(['unified', 'separate'])
    .default('unified')
    .describe(
      'unified runs jobs inside the web pods, separate in pods of their own',
    ),
  replicas: count(1, 20)
    .optional()
    .describe('Sidekiq pods in mode separate; default by size'),
  threads: count(1, 25).default(5).describe('Job threads per Sidekiq process'),
});

const database = z.strictObject({
  instances: count(1, 9)
    .optional()
    .describe('PostgreSQL instances; default by size'),
  storage: quantity
    .optional()
    .describe('Volume of each instance; default by size'),
  storageClass: dnsLabel(63).optional().describe('StorageClass of the volumes'),
});

const valkey = z.strictObject({
  storage: quantity.default('2Gi').describe('Volume of the append-only file'),
  storageClass: dnsLabel(63).optional().describe('StorageClass of the volume'),
});

const objectStorage = z.strictObject({
  endpoint: httpsUrl.describe('S3 endpoint'),
  region: z
    .string()
    .regex(
      /^(?=.*[a-z])[a-z0-9-]{2,32}$/,
      'must be an S3 region like eu-central-1',
    )
    .describe('Region that signs requests'),
  uploadsBucket: bucketName.describe('Bucket of uploads'),
  backupsBucket: bucketName.describe('Bucket of Discourse backups'),
  databaseBucket: bucketName.describe(
    'Bucket of database base backups and WAL',
  ),
  cdnUrl: httpsUrl.optional().describe('CDN in front of the uploads bucket'),
  useAcls: z
    .boolean()
    .default(true)
    .describe('Whether the store knows object ACLs; false for R2 and Garage'),
});

const backups = z.strictObject({
  frequencyDays: count(1, 30)
    .default(1)
    .describe('Days between Discourse backups'),
  keep: count(1, 100).default(7).describe('Discourse backups that are kept'),
  databaseRetentionDays: count(1, 365)
    .default(30)
    .describe('Days of point-in-time recovery'),
});

const smtp = z.strictObject({
  host: hostname.describe('Mail relay'),
  port: z
    .union([z.literal(25), z.literal(465), z.literal(587), z.literal(2525)])
    .default(587)
    .describe('465 speaks TLS from the start, the others start it'),
  userName: z
    .string()
    .regex(
      /^(?=.*[A-Za-z])[A-Za-z0-9._@+-]{1,128}$/,
      'must be a plain user name with at least one letter',
    )
    .optional()
    .describe('User at the relay; without it the relay trusts the cluster'),
});

const network = z.strictObject({
  gateway: objectReference
    .extend({
      sectionName: dnsLabel(63)
        .optional()
        .describe('Listener to attach to; default all that match'),
    })
    .describe('Gateway that the route attaches to'),
  issuer: z
    .strictObject({
      kind: z
        .enum(['Issuer', 'ClusterIssuer'])
        .default('ClusterIssuer')
        .describe('Kind of the issuer'),
      name: dnsLabel(63).describe('Name of the issuer'),
    })
    .describe('cert-manager issuer of the certificate'),
});

const gitops = z.strictObject({
  repositoryUrl: z
    .string()
    .regex(
      /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?\/[A-Za-z0-9._~/-]+$/,
      'must be the clone URL of the repository without user or query',
    )
    .describe('Clone URL of this repository'),
  branch: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/, 'must be a branch name')
    .default('main')
    .describe('Branch that is deployed'),
  argocdNamespace: dnsLabel(63)
    .default('argocd')
    .describe('Namespace of Argo CD'),
});

/**
 * The desired state of one forum: `forum.yaml` at the root of its repository.
 * Unknown fields are errors, so a typo can not be silently ignored.
 *
 * @public
 */
export const forumSpecSchema = z.strictObject({
  apiVersion: z
    .literal(FORUM_SPEC_API_VERSION, {
      error: `must be ${FORUM_SPEC_API_VERSION}`,
    })
    .describe('Version of the format'),
  kind: z
    .literal('Forum', { error: 'must be Forum' })
    .describe('Kind of the document'),
  metadata: z.strictObject({
    name: dnsLabel(MAX_FORUM_NAME_LENGTH).describe(
      'Id of the forum: repository, namespace and object names derive from it',
    ),
  }),
  spec: z.strictObject({
    customer: dnsLabel(40).describe('Customer that the forum belongs to'),
    title: plainText(80).describe('Name of the forum, shown to its members'),
    hostname: hostname.describe('Public host name'),
    owner: entityRef.describe(
      'Group or user that owns the forum in the catalog',
    ),
    contactEmail: emailAddress.describe(
      'Address that becomes administrator and receives site notices',
    ),
    profile: z
      .enum(['cloud-native'])
      .default('cloud-native')
      .describe('Assembly of components'),
    cluster: dnsLabel(63).describe(
      'Cluster of the portal that the forum runs on',
    ),
    size: z
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('Preset of replicas, workers, memory and storage'),
    discourse: discourse.describe('Discourse itself'),
    web: web.prefault({}).describe('Web pods'),
    sidekiq: sidekiq.prefault({}).describe('Background jobs'),
    database: database.prefault({}).describe('PostgreSQL by CloudNativePG'),
    valkey: valkey.prefault({}).describe('Valkey: queues, cache, MessageBus'),
    objectStorage: objectStorage.describe('S3-compatible storage'),
    backups: backups.prefault({}).describe('Backups'),
    smtp: smtp.describe('Outgoing mail'),
    network: network.describe('Route and certificate'),
    gitops: gitops.describe('How the repository is deployed'),
  }),
});

/** A validated ForumSpec with all defaults filled in. @public */
export type ForumSpec = z.output<typeof forumSpecSchema>;

/** A ForumSpec as people write it, defaults left out. @public */
export type ForumSpecInput = z.input<typeof forumSpecSchema>;
