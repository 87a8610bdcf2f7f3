import { z } from 'zod/v4';
import { bucketName, count, dnsLabel, httpsUrl, quantity } from '../fields';
import { resources } from './resources';

/** PostgreSQL. */
export const database = z.strictObject({
  instances: count(1, 9)
    .optional()
    .describe('PostgreSQL instances; default by size'),
  storage: quantity
    .optional()
    .describe('Volume of each instance; default by size'),
  storageClass: dnsLabel(63).optional().describe('StorageClass of the volumes'),
  resources,
  readReplica: z
    .boolean()
    .default(true)
    .describe(
      'Whether Discourse falls back to reading from a replica while the primary is down; takes two instances',
    ),
  pooler: z
    .strictObject({
      instances: count(1, 9).default(2).describe('PgBouncer pods'),
      mode: z
        .enum(['session', 'transaction'])
        .default('session')
        .describe('When a server connection is handed back'),
    })
    .optional()
    .describe('PgBouncer in front of the primary'),
  recovery: z
    .strictObject({
      generation: count(1, 99)
        .default(1)
        .describe('Number of the restore; it makes the new cluster’s name'),
      sourceServerName: dnsLabel(63).describe(
        'Name of the cluster whose backups are restored',
      ),
      targetTime: z.iso
        .datetime({
          offset: true,
          error: 'must be a time like 2026-11-20T08:00:00Z',
        })
        .optional()
        .describe('Moment to go back to; without it the latest'),
    })
    .optional()
    .describe('Restores backups into a new cluster and uses that'),
});

/** Valkey. */
export const valkey = z.strictObject({
  storage: quantity.default('2Gi').describe('Volume of the append-only file'),
  storageClass: dnsLabel(63).optional().describe('StorageClass of the volume'),
  resources,
});

/** S3-compatible storage. */
export const objectStorage = z.strictObject({
  endpoint: httpsUrl.describe('S3 endpoint'),
  region: z
    .string()
    .regex(
      /^(?=.*[a-z])[a-z0-9-]{2,32}$/,
      'must be an S3 region like eu-central-1',
    )
    .describe('Region that signs requests'),
  uploadsBucket: bucketName
    .optional()
    .describe('Bucket of uploads; required unless they are on a volume'),
  backupsBucket: bucketName.describe('Bucket of Discourse backups'),
  databaseBucket: bucketName.describe(
    'Bucket of database base backups and WAL',
  ),
  cdnUrl: httpsUrl
    .optional()
    .describe(
      'CDN in front of the uploads bucket; with it the compiled assets are put there too',
    ),
  assetCdnUrl: httpsUrl
    .optional()
    .describe('CDN of the assets in that bucket; default cdnUrl'),
  useAcls: z
    .boolean()
    .default(true)
    .describe('Whether the store knows object ACLs; false for R2 and Garage'),
  installCorsRule: z
    .boolean()
    .optional()
    .describe('Whether Discourse sets the CORS rule; default only on AWS'),
});

/** Where uploads are kept. */
export const uploads = z.strictObject({
  store: z
    .enum(['s3', 'volume'])
    .optional()
    .describe('Where uploads are kept; default by profile'),
  storageClass: dnsLabel(63)
    .optional()
    .describe('StorageClass of the volume; default longhorn'),
  size: quantity.default('20Gi').describe('Size of the volume'),
  accessMode: z
    .enum(['ReadWriteMany', 'ReadWriteOnce'])
    .default('ReadWriteMany')
    .describe('ReadWriteOnce allows a single web pod, and stops it to update'),
});

/** Backups. */
export const backups = z.strictObject({
  frequencyDays: count(1, 30)
    .default(1)
    .describe('Days between Discourse backups'),
  keep: count(1, 100).default(7).describe('Discourse backups that are kept'),
  timeOfDay: z
    .string()
    .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time like 03:30')
    .default('03:30')
    .describe('Time of a Discourse backup, in UTC'),
  withUploads: z
    .boolean()
    .default(true)
    .describe('Whether a Discourse backup holds local uploads'),
  location: z
    .enum(['s3', 'volume'])
    .default('s3')
    .describe('Where Discourse backups go; volume is that of the uploads'),
  databaseRetentionDays: count(1, 365)
    .default(30)
    .describe('Days of point-in-time recovery'),
  restoreProof: z
    .strictObject({
      enabled: z
        .boolean()
        .default(true)
        .describe(
          'Whether the newest Discourse backup is restored into a throw-away database again and again',
        ),
      frequency: z
        .enum(['daily', 'weekly', 'monthly'])
        .default('weekly')
        .describe('How often a restore is proven'),
      quietDays: count(1, 3650)
        .default(30)
        .describe(
          'Days before a backup in which the forum has a post at the latest',
        ),
      storage: quantity
        .optional()
        .describe(
          'Volume of the proof; default twice the database, and the uploads of an archive that holds them',
        ),
      readOnlyKey: z
        .boolean()
        .default(false)
        .describe(
          'Whether the proof reads the bucket with a key of its own that only reads',
        ),
    })
    .prefault({})
    .describe('Proof that backups can be restored'),
});
