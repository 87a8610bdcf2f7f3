import { z } from 'zod/v4';

/** A time as Go prints it, in the one form that the portal uses. */
const time = z
  .string()
  .refine(text => !Number.isNaN(Date.parse(text)))
  .transform(text => new Date(text).toISOString());
/** What is missing or malformed in a status is not known; that is no fault. */
const optionalTime = time.optional().catch(undefined);
const optionalText = z.string().optional().catch(undefined);
const count = z.int().nonnegative().optional().catch(undefined);

const metadata = z.object({
  name: z.string(),
  namespace: optionalText,
  creationTimestamp: optionalTime,
  labels: z.record(z.string(), z.string()).optional().catch(undefined),
});

const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: optionalText,
  message: optionalText,
});
const conditions = z.array(condition).optional().catch(undefined);

/** A condition of the status of an object. */
export type Condition = z.infer<typeof condition>;

/** What every object of a cluster has. */
export const objectSchema = z.object({
  apiVersion: optionalText,
  kind: optionalText,
  metadata,
});

const containerState = z.object({
  waiting: z.object({ reason: optionalText }).optional().catch(undefined),
  terminated: z.object({ reason: optionalText }).optional().catch(undefined),
});
const containerStatus = z.object({
  ready: z.boolean(),
  restartCount: z.int().nonnegative(),
  state: containerState.optional().catch(undefined),
  lastState: containerState.optional().catch(undefined),
});

export const podSchema = z.object({
  metadata,
  status: z.object({
    phase: z.string(),
    reason: optionalText,
    containerStatuses: z.array(containerStatus).optional().catch(undefined),
  }),
});

export const volumeClaimSchema = z.object({
  metadata,
  spec: z.object({ storageClassName: optionalText }),
  status: z.object({
    phase: z.string(),
    capacity: z.object({ storage: optionalText }).optional().catch(undefined),
  }),
});

/** `postgresql.cnpg.io/v1` Cluster. */
export const databaseClusterSchema = z.object({
  metadata,
  spec: z.object({ instances: count }),
  status: z
    .object({
      phase: optionalText,
      instances: count,
      readyInstances: count,
      conditions,
      firstRecoverabilityPoint: optionalTime,
      lastSuccessfulBackup: optionalTime,
      lastFailedBackup: optionalTime,
    })
    .optional(),
});

/** `postgresql.cnpg.io/v1` Backup. */
export const databaseBackupObjectSchema = z.object({
  metadata,
  spec: z.object({ cluster: z.object({ name: z.string() }) }),
  status: z
    .object({
      phase: optionalText,
      startedAt: optionalTime,
      stoppedAt: optionalTime,
      error: optionalText,
    })
    .optional(),
});

/** `cert-manager.io/v1` Certificate. */
export const certificateSchema = z.object({
  metadata,
  spec: z.object({
    dnsNames: z.array(z.string()).optional().catch(undefined),
  }),
  status: z
    .object({
      conditions,
      notAfter: optionalTime,
      renewalTime: optionalTime,
    })
    .optional(),
});

/** `argoproj.io/v1alpha1` Application. */
export const argoApplicationSchema = z.object({
  metadata,
  status: z
    .object({
      sync: z
        .object({ status: optionalText, revision: optionalText })
        .optional(),
      health: z.object({ status: optionalText }).optional(),
      conditions: z
        .array(z.object({ type: z.string(), message: optionalText }))
        .optional()
        .catch(undefined),
      operationState: z
        .object({ phase: optionalText, message: optionalText })
        .optional()
        .catch(undefined),
    })
    .optional(),
});

/** `kustomize.toolkit.fluxcd.io/v1` Kustomization. */
export const fluxKustomizationSchema = z.object({
  metadata,
  status: z
    .object({ conditions, lastAppliedRevision: optionalText })
    .optional(),
});

/** `v1` ConfigMap that the restore proof of a forum writes into. */
export const proofConfigMapSchema = z.object({
  data: z
    .object({
      'result.json': optionalText,
      'result.signature': optionalText,
      'passed.json': optionalText,
      'passed.signature': optionalText,
    })
    .optional(),
});

/** The objects that fit a schema; an operator of another version may add any. */
export function parseObjects<T>(
  objects: readonly unknown[],
  schema: z.ZodType<T>,
): T[] {
  return objects
    .map(object => schema.safeParse(object))
    .filter(result => result.success)
    .map(({ data }) => data);
}
