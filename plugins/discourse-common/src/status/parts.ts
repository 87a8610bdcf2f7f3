import { z } from 'zod/v4';
import { deploymentDataSchema, type DeploymentData } from './deployment';

const instant = z.iso.datetime();

/**
 * Why something could not be read from a forum. One kind for each cause that a
 * person would treat differently.
 *
 * @public
 */
export const problemKindSchema = z.enum([
  'unreachable',
  'timed-out',
  'bad-key',
  'missing-right',
  'not-found',
  'rate-limited',
  'read-only',
  'server-error',
  'not-json',
  'unexpected-shape',
  'too-large',
  'redirected',
  'host-not-allowed',
  'no-key',
  'rejected',
  'cluster-unavailable',
]);

/** @public */
export type ProblemKind = z.infer<typeof problemKindSchema>;

/** Why a part is missing or old. @public */
export const partProblemSchema = z.object({
  kind: problemKindSchema,
  /** A sentence for people, free of keys and response bodies. */
  message: z.string(),
  /** When this problem was first met in an unbroken row. */
  since: instant,
  /** When the forum asked us to come back, if it did. */
  retryAt: instant.optional(),
});

/** @public */
export type PartProblem = z.infer<typeof partProblemSchema>;

/** @public */
export const healthDataSchema = z.object({
  ok: z.boolean(),
  readOnly: z.boolean(),
  /** Time of the answer to /srv/status. */
  responseMs: z.number().nonnegative(),
});

/** @public */
export const versionDataSchema = z.object({
  installed: z.string(),
  latest: z.string().optional(),
  sha: z.string().optional(),
  missingVersions: z.int().nonnegative().optional(),
  criticalUpdates: z.boolean().optional(),
});

/** @public */
export const sidekiqDataSchema = z.object({
  enqueued: z.int().nonnegative(),
  busy: z.int().nonnegative(),
  processes: z.int().nonnegative(),
  retries: z.int().nonnegative(),
  dead: z.int().nonnegative(),
  scheduled: z.int().nonnegative(),
  /** Lifetime counter of finished jobs. */
  processed: z.int().nonnegative(),
  /** Lifetime counter of failed runs. */
  failed: z.int().nonnegative(),
  /** Age of the oldest job of the queue `default`, in seconds. */
  defaultLatencySeconds: z.number().nonnegative(),
  /** Length by queue name. */
  queues: z.record(z.string(), z.int().nonnegative()),
  /** Whether Sidekiq says that it is paused; only some sources know. */
  paused: z.boolean().optional(),
});

/** @public */
export const backupSchema = z.object({
  filename: z.string(),
  sizeBytes: z.int().nonnegative(),
  createdAt: instant,
});

/** @public */
export const backupsDataSchema = z.object({
  /** Newest first. */
  items: z.array(backupSchema),
  running: z.boolean(),
});

/** Who may see or address a group, as Discourse names the levels. @public */
export const groupAudienceSchema = z.enum([
  'public',
  'logged_on_users',
  'members',
  'staff',
  'owners',
]);

/** Settings of one group, from an allow-list: mail credentials never appear. @public */
export const groupSchema = z.object({
  id: z.int(),
  name: z.string(),
  fullName: z.string().optional(),
  automatic: z.boolean(),
  memberCount: z.int().nonnegative().optional(),
  visibility: groupAudienceSchema,
  membersVisibility: groupAudienceSchema,
  /** Anyone may join. */
  publicAdmission: z.boolean(),
  /** Members may leave by themselves. */
  publicExit: z.boolean(),
  /** People may ask to join; owners decide. */
  allowMembershipRequests: z.boolean(),
});

/** @public */
export const groupsDataSchema = z.object({
  items: z.array(groupSchema),
  /** Whether the forum has more groups than were read. */
  truncated: z.boolean(),
});

/** What the forum says about one of the keys that the portal has for it. @public */
export const keyFactsSchema = z.object({
  /**
   * - `missing`: the registry has no such key
   * - `accepted`, `refused`: by the forum, when it was last asked
   * - `unknown`: the forum gave no clear answer
   */
  state: z.enum(['missing', 'accepted', 'refused', 'unknown']),
  /** The key has no scopes and allows all that its user may do. */
  unrestricted: z.boolean().optional(),
  /** Scopes of an accepted key, such as `global:read`. */
  scopes: z.array(z.string()).optional(),
});

/** Both keys of a forum, without the keys themselves. @public */
export const keysDataSchema = z.object({
  monitor: keyFactsSchema,
  operate: keyFactsSchema,
  /** Keys that wait to be accepted by the forum, and then replace the present ones. */
  awaiting: z.array(z.enum(['monitor', 'operate'])),
});

/** @public */
export type HealthData = z.infer<typeof healthDataSchema>;
/** @public */
export type VersionData = z.infer<typeof versionDataSchema>;
/** @public */
export type SidekiqData = z.infer<typeof sidekiqDataSchema>;
/** @public */
export type ForumBackup = z.infer<typeof backupSchema>;
/** @public */
export type BackupsData = z.infer<typeof backupsDataSchema>;
/** @public */
export type GroupAudience = z.infer<typeof groupAudienceSchema>;
/** @public */
export type ForumGroup = z.infer<typeof groupSchema>;
/** @public */
export type GroupsData = z.infer<typeof groupsDataSchema>;

/** @public */
export type KeyFacts = z.infer<typeof keyFactsSchema>;
/** @public */
export type KeysData = z.infer<typeof keysDataSchema>;

/** The parts of a snapshot and the shape of each. @public */
export const partSchemas = {
  health: healthDataSchema,
  version: versionDataSchema,
  sidekiq: sidekiqDataSchema,
  backups: backupsDataSchema,
  groups: groupsDataSchema,
  keys: keysDataSchema,
  deployment: deploymentDataSchema,
} as const;

/** @public */
export type PartName = keyof typeof partSchemas;

/** All part names in the order they are shown. @public */
export const PART_NAMES = [
  'health',
  'version',
  'sidekiq',
  'backups',
  'groups',
  'keys',
  'deployment',
] as const satisfies readonly PartName[];

/**
 * What is known of one part: the last good data with the time it was seen, and
 * the problem that keeps it from being newer.
 *
 * @public
 */
export interface PartState<T> {
  data?: T;
  /** ISO time at which `data` was read. */
  observedAt?: string;
  problem?: PartProblem;
}

/** @public */
export interface ForumParts {
  health: PartState<HealthData>;
  version: PartState<VersionData>;
  sidekiq: PartState<SidekiqData>;
  backups: PartState<BackupsData>;
  groups: PartState<GroupsData>;
  /** Missing until the forum was asked about its keys. */
  keys?: PartState<KeysData>;
  /** Missing where no source knows how the forum is deployed. */
  deployment?: PartState<DeploymentData>;
}
