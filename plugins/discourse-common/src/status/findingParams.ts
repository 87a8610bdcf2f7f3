import { z } from 'zod/v4';
import { problemKindSchema } from './parts';

const count = z.int().nonnegative();
const seconds = z.number().nonnegative();
const instant = z.iso.datetime();
const day = z.iso.date();
const queue = { enqueued: count };
const none = z.object({});

/** Ids of the findings about what keeps parts from being read. @public */
export type AccessFindingId = `access-${z.infer<typeof problemKindSchema>}`;

/** The figures behind each verdict, by the id of the finding. @public */
export const findingParamsSchemas = {
  'health-ok': z.object({ responseMs: seconds }),
  'health-not-ok': none,
  'health-read-only': none,
  'version-unknown': z.object({ installed: z.string() }),
  'version-security-update': z.object({
    installed: z.string(),
    latest: z.string().optional(),
  }),
  'version-out-of-support': z.object({
    installed: z.string(),
    /** Missing for the lines before releases were named by year. */
    supportEnds: day.optional(),
  }),
  'version-support-ending': z.object({
    installed: z.string(),
    supportEnds: day,
  }),
  'version-current': z.object({
    installed: z.string(),
    supportEnds: day.optional(),
  }),
  'version-behind': z.object({
    installed: z.string(),
    latest: z.string().optional(),
    behind: count,
    channel: z.enum(['latest', 'release', 'esr']),
    supportEnds: day.optional(),
  }),
  'sidekiq-no-workers': z.object(queue),
  'sidekiq-paused': z.object({ ...queue, scheduled: count }),
  'sidekiq-stuck': z.object({ ...queue, stalledSeconds: seconds }),
  'sidekiq-idle': none,
  'sidekiq-fine': z.object(queue),
  'sidekiq-backlog': z.object(queue),
  'sidekiq-growing': z.object({
    ...queue,
    perMinute: z.number(),
    measuredSeconds: seconds,
    /** The queue in which most of the jobs wait. */
    longestQueue: z.string().optional(),
  }),
  'sidekiq-draining': z.object({
    ...queue,
    perMinute: z.number(),
    measuredSeconds: seconds,
    leftSeconds: seconds,
  }),
  'sidekiq-not-draining': z.object({
    ...queue,
    measuredSeconds: seconds,
    longestQueue: z.string().optional(),
  }),
  'sidekiq-retries': z.object({ retries: count }),
  'sidekiq-dead-jobs': z.object({ dead: count, retries: count }),
  'backup-none': z.object({
    isNew: z.boolean(),
    expectedWithinSeconds: seconds,
  }),
  'backup-fresh': z.object({ ageSeconds: seconds, kept: count }),
  'backup-late': z.object({
    ageSeconds: seconds,
    kept: count,
    expectedEverySeconds: seconds,
    newestAt: instant,
  }),
  'backup-running': none,
  'backup-database-failing': z.object({
    failedAt: instant.optional(),
    lastGoodAt: instant.optional(),
  }),
  'backup-database-late': z.object({
    ageSeconds: seconds,
    lastGoodAt: instant,
    expectedEverySeconds: seconds,
  }),
  'backup-wal-not-archived': none,
  'backup-never-restored': none,
  'backup-restore-old': z.object({ restoredAt: instant, ageSeconds: seconds }),
  'backup-restore-failed': z.object({
    triedAt: instant,
    /** The word of the refusal, such as `archive-damaged`. */
    reason: z.string(),
  }),
  'backup-restore-unverified': none,
  'certificate-not-ready': z.object({ name: z.string() }),
  'certificate-expired': z.object({ name: z.string(), notAfter: instant }),
  'certificate-expiring': z.object({ name: z.string(), notAfter: instant }),
  'delivery-out-of-sync': z.object({ tool: z.string(), name: z.string() }),
  'delivery-unhealthy': z.object({
    tool: z.string(),
    name: z.string(),
    health: z.string().optional(),
  }),
  'drift-repository': z.object({ files: count }),
  'drift-groups': z.object({ groups: count }),
  'keys-monitor-too-strong': z.object({
    /** Scopes beside the one it needs; empty where it has none at all. */
    scopes: z.string(),
  }),
  'keys-operate-refused': none,
  'keys-operate-limited': z.object({ scopes: z.string() }),
  'key-expiring-monitor': z.object({ revokedAt: instant }),
  'key-expiring-operate': z.object({ revokedAt: instant }),
  'groups-readable': z.object({ groups: count, truncated: z.boolean() }),
} as const;

/** Parameters of every `access-…` finding. @public */
export const accessFindingParamsSchema = z.object({
  /** Names of the parts that could not be read. */
  missing: z.array(z.string()),
});

/** The stable ids of findings. @public */
export type FindingId = keyof typeof findingParamsSchemas | AccessFindingId;

/** The figures of findings by id. @public */
export type FindingParamsById = {
  [Id in keyof typeof findingParamsSchemas]: z.infer<
    (typeof findingParamsSchemas)[Id]
  >;
};

/** The figures of one kind of finding. @public */
export type FindingParams<Id extends FindingId> =
  Id extends keyof FindingParamsById
    ? FindingParamsById[Id]
    : z.infer<typeof accessFindingParamsSchema>;

/** Figures of a finding as they travel. @public */
export type FindingParamValues = Record<
  string,
  string | number | boolean | readonly string[] | undefined
>;

/**
 * The figures of a finding, if it is of the given kind and carries what that
 * kind needs; findings that were stored by an older version do not.
 *
 * @public
 */
export function readFindingParams<Id extends keyof FindingParamsById>(
  finding: { id: string; params?: FindingParamValues },
  id: Id,
): FindingParamsById[Id] | undefined {
  if (finding.id !== id) {
    return undefined;
  }
  const schemas: {
    [Each in keyof FindingParamsById]: z.ZodType<FindingParamsById[Each]>;
  } = findingParamsSchemas;
  const parsed = schemas[id].safeParse(finding.params);
  return parsed.success ? parsed.data : undefined;
}
