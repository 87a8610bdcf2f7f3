import { z } from 'zod/v4';
import {
  dnsLabel,
  emailAddress,
  entityRef,
  hostname,
  plainText,
} from './fields';
import { MAX_FORUM_NAME_LENGTH } from './rules';
import {
  backups,
  database,
  objectStorage,
  uploads,
  valkey,
} from './sections/data';
import { discourse } from './sections/discourse';
import { incomingMail, smtp } from './sections/mail';
import { network, rateLimits } from './sections/network';
import {
  branding,
  gitops,
  monitoring,
  plugins,
  search,
  secrets,
} from './sections/platform';
import { signIn } from './sections/signIn';
import { placement, sidekiq, web } from './sections/workloads';
import { siteSettings } from './siteSettings';
import { FORUM_SIZES } from './sizePresets';

/** Version of the ForumSpec format that this package reads and writes. @public */
export const FORUM_SPEC_API_VERSION = 'discourse.org/v1';

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
      .enum(['cloud-native', 'k3s', 'rancher'])
      .default('cloud-native')
      .describe('Assembly of components'),
    cluster: dnsLabel(63).describe(
      'Cluster of the portal that the forum runs on',
    ),
    size: z
      .enum(FORUM_SIZES)
      .default('small')
      .describe('Preset of replicas, workers, memory and storage'),
    discourse: discourse.describe('Discourse itself'),
    plugins: plugins.prefault({}).describe('Plugins'),
    signIn: signIn.prefault({}).describe('How people sign in'),
    branding: branding.prefault({}).describe('Logo, colours and theme'),
    search: search.prefault({}).describe('Search in Chinese and Japanese'),
    siteSettings: siteSettings
      .default({})
      .describe('Other site settings, from the list of allowed ones'),
    web: web.prefault({}).describe('Web pods'),
    sidekiq: sidekiq.prefault({}).describe('Background jobs'),
    placement: placement.prefault({}).describe('Nodes that pods run on'),
    database: database.prefault({}).describe('PostgreSQL by CloudNativePG'),
    valkey: valkey.prefault({}).describe('Valkey: queues, cache, MessageBus'),
    objectStorage: objectStorage.describe('S3-compatible storage'),
    uploads: uploads.prefault({}).describe('Where uploads are kept'),
    backups: backups.prefault({}).describe('Backups'),
    smtp: smtp.describe('Outgoing mail'),
    incomingMail: incomingMail.prefault({}).describe('Replies by mail'),
    network: network.describe('Route and certificate'),
    rateLimits: rateLimits
      .prefault({})
      .describe('Requests one client may make'),
    secrets: secrets.prefault({}).describe('Where secret values come from'),
    monitoring: monitoring.prefault({}).describe('Metrics and alerts'),
    gitops: gitops.describe('How the repository is deployed'),
  }),
});

/** A validated ForumSpec with all defaults filled in. @public */
export type ForumSpec = z.output<typeof forumSpecSchema>;

/** A ForumSpec as people write it, defaults left out. @public */
export type ForumSpecInput = z.input<typeof forumSpecSchema>;
