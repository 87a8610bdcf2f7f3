import { z } from 'zod/v4';
import { restoreProofSchema } from './restoreProof';

const instant = z.iso.datetime();
const count = z.int().nonnegative();

/** One pod of a forum. @public */
export const deployedPodSchema = z.object({
  name: z.string(),
  /** What it runs, such as `web`, `sidekiq` or `database`, by its labels. */
  component: z.string().optional(),
  /** Kubernetes' own word: Pending, Running, Succeeded, Failed, Unknown. */
  phase: z.string(),
  ready: z.boolean(),
  restarts: count,
  /** Why a container waits or last ended, such as CrashLoopBackOff. */
  reason: z.string().optional(),
});

/** One backup object of CloudNativePG. @public */
export const databaseBackupSchema = z.object({
  name: z.string(),
  /** Such as `completed`, `running` or `failed`. */
  phase: z.string(),
  startedAt: instant.optional(),
  stoppedAt: instant.optional(),
  error: z.string().optional(),
});

/** The CloudNativePG cluster of a forum. @public */
export const deployedDatabaseSchema = z.object({
  name: z.string(),
  /** The operator's own words. */
  phase: z.string(),
  instances: count,
  readyInstances: count,
  /** Whether write-ahead logs reach the object store, as far as known. */
  continuousArchiving: z.boolean().optional(),
  /** Earliest time that a restore can reach. */
  firstRecoverableAt: instant.optional(),
  lastBackupAt: instant.optional(),
  lastFailedBackupAt: instant.optional(),
  /** The newest backups, newest first. */
  backups: z.array(databaseBackupSchema),
});

/** One certificate of cert-manager. @public */
export const deployedCertificateSchema = z.object({
  name: z.string(),
  dnsNames: z.array(z.string()),
  ready: z.boolean(),
  notAfter: instant.optional(),
  renewalAt: instant.optional(),
  /** Why it is not ready. */
  message: z.string().optional(),
});

/** What brings the repository to the cluster, and how far it got. @public */
export const deliverySchema = z.object({
  tool: z.enum(['argo-cd', 'flux']),
  name: z.string(),
  /** Whether the cluster equals the repository. */
  synced: z.boolean(),
  /** The tool's own word, such as OutOfSync. */
  sync: z.string(),
  /** Whether what is deployed works; unknown where the tool does not say. */
  healthy: z.boolean().optional(),
  /** The tool's own word, such as Degraded. */
  health: z.string().optional(),
  /** Commit that is deployed. */
  revision: z.string().optional(),
  message: z.string().optional(),
});

/** One volume claim. @public */
export const deployedVolumeSchema = z.object({
  name: z.string(),
  /** Bound, Pending or Lost. */
  phase: z.string(),
  capacityBytes: count.optional(),
  storageClass: z.string().optional(),
});

/** What a deployment is made of. @public */
export const DEPLOYMENT_FACTS = [
  'pods',
  'database',
  'certificates',
  'delivery',
  'volumes',
] as const;

/**
 * How a forum runs on its cluster, from an allow-list of fields: objects of a
 * cluster carry secrets in places that nobody thinks of.
 *
 * @public
 */
export const deploymentDataSchema = z.object({
  /** Source that told it, such as `kubernetes`. */
  source: z.string(),
  /** Whether a stand-in answers instead of a cluster. */
  simulated: z.boolean(),
  cluster: z.string().optional(),
  namespace: z.string().optional(),
  pods: z.array(deployedPodSchema),
  database: deployedDatabaseSchema.optional(),
  certificates: z.array(deployedCertificateSchema),
  delivery: deliverySchema.optional(),
  volumes: z.array(deployedVolumeSchema),
  /** Absent where the forum has no restore proof. */
  restoreProof: restoreProofSchema.optional(),
  /** What could not be read, and why, in a sentence each. */
  missing: z.array(
    z.object({ facts: z.enum(DEPLOYMENT_FACTS), message: z.string() }),
  ),
});

/** @public */
export type DeployedPod = z.infer<typeof deployedPodSchema>;
/** @public */
export type DatabaseBackup = z.infer<typeof databaseBackupSchema>;
/** @public */
export type DeployedDatabase = z.infer<typeof deployedDatabaseSchema>;
/** @public */
export type DeployedCertificate = z.infer<typeof deployedCertificateSchema>;
/** @public */
export type Delivery = z.infer<typeof deliverySchema>;
/** @public */
export type DeployedVolume = z.infer<typeof deployedVolumeSchema>;
/** @public */
export type DeploymentFacts = (typeof DEPLOYMENT_FACTS)[number];
/** @public */
export type DeploymentData = z.infer<typeof deploymentDataSchema>;
