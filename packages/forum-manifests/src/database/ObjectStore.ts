import { z } from 'zod/v4';

const secretKey = z.strictObject({ name: z.string(), key: z.string() });

/**
 * The part of `barmancloud.cnpg.io/v1 ObjectStore` that a forum uses. No
 * model package has this kind, so the schema here stands in for one.
 */
export const objectStoreSchema = z.strictObject({
  apiVersion: z.literal('barmancloud.cnpg.io/v1'),
  kind: z.literal('ObjectStore'),
  metadata: z.strictObject({
    name: z.string(),
    namespace: z.string(),
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
  }),
  spec: z.strictObject({
    retentionPolicy: z.string().regex(/^[1-9][0-9]*[dwm]$/),
    configuration: z.strictObject({
      destinationPath: z.string().regex(/^s3:\/\/[^/]+\/.+$/),
      endpointURL: z.string().optional(),
      s3Credentials: z.strictObject({
        accessKeyId: secretKey,
        secretAccessKey: secretKey,
      }),
      wal: z.strictObject({
        compression: z.enum(['bzip2', 'gzip', 'lz4', 'snappy', 'xz', 'zstd']),
      }),
      data: z.strictObject({
        compression: z.enum(['bzip2', 'gzip', 'snappy']),
      }),
    }),
    instanceSidecarConfiguration: z.strictObject({
      env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      resources: z.strictObject({
        requests: z.record(z.string(), z.union([z.string(), z.number()])),
        limits: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
      retentionPolicyIntervalSeconds: z.int().positive(),
    }),
  }),
});

/** Where base backups and WAL of a cluster go. */
export type ObjectStore = z.infer<typeof objectStoreSchema>;
