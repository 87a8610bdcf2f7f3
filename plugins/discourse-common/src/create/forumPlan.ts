import { z } from 'zod/v4';

const requested = z.object({
  cpuMillis: z.number(),
  memoryBytes: z.number(),
  storageBytes: z.number(),
});

const planFile = z.object({
  path: z.string(),
  content: z.string(),
});

const planSecret = z.object({
  secret: z.string(),
  key: z.string(),
  description: z.string(),
  /**
   * `generated` by the run, `given` in the form, `missing` until somebody
   * supplies it, `store` when an external store holds it, `brought` when the
   * cluster has it by other means.
   */
  state: z.enum(['generated', 'given', 'missing', 'store', 'brought']),
});

const finding = z.object({ field: z.string(), message: z.string() });

const capacityPart = requested.extend({
  part: z.enum(['web', 'sidekiq', 'database', 'valkey', 'uploads']),
  /** Pods, or instances of the database. */
  count: z.number(),
});

/** A plan of a forum as the form shows it before anything is written. @public */
export const forumPlanSchema = z.object({
  name: z.string(),
  /** Hash of all files; a run with it refuses to make anything else. */
  treeHash: z.string(),
  forumUrl: z.string(),
  /** Whether an earlier run has published this very plan. */
  published: z.boolean(),
  names: z.object({
    namespace: z.string(),
    cluster: z.string(),
    entityRef: z.string(),
    repositoryUrl: z.string(),
    visibility: z.enum(['private', 'public']),
  }),
  files: z.array(planFile),
  /** Files of sealed values, which no plan can know. */
  sealedPaths: z.array(z.string()),
  /** What the pods and volumes request, all month long. */
  capacity: z.object({ total: requested, parts: z.array(capacityPart) }),
  /** What is right and has a price. */
  warnings: z.array(finding),
  /** What nothing but a deployment can tell. */
  openQuestions: z.array(
    z.enum([
      'dns',
      'clusterCapacity',
      'operators',
      'buckets',
      'mail',
      'image',
      'controllerKey',
      'secretStore',
      'broughtSecrets',
    ]),
  ),
  secrets: z.array(planSecret),
});

/** @public */
export type ForumPlan = z.output<typeof forumPlanSchema>;

/** The answer of the plan route: a plan, or every fault of the form. @public */
export const forumPlanAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), plan: forumPlanSchema }),
  z.object({ ok: z.literal(false), faults: z.array(finding) }),
]);

/** @public */
export type ForumPlanAnswer = z.output<typeof forumPlanAnswerSchema>;

/** CPU, memory and volumes that something asks of a cluster. @public */
export type RequestedCapacity = ForumPlan['capacity']['total'];

/** A file that a run is going to write. @public */
export type ForumPlanFile = ForumPlan['files'][number];

/** A key of a Secret that the forum needs, and where its value comes from. @public */
export type ForumPlanSecret = ForumPlan['secrets'][number];
