import { z } from 'zod/v4';

/**
 * What kind of difference a forum has from its repository.
 *
 * - `changed`: a field of the repository has another value
 * - `owners-field`: owners changed what the policy lets them change
 * - `violates-policy`: the forum has what the policy forbids
 * - `unknown-member`: somebody is in a list that the repository protects
 * - `missing`: the repository has it, the forum does not
 * - `extra`: the forum has a group that the repository does not know
 *
 * @public
 */
export const driftClassSchema = z.enum([
  'changed',
  'owners-field',
  'violates-policy',
  'unknown-member',
  'missing',
  'extra',
]);

/** @public */
export type DriftClass = z.infer<typeof driftClassSchema>;

/**
 * What can be done about a difference: change the repository, change the
 * forum, or live with it until a day.
 *
 * @public
 */
export const driftAnswerSchema = z.enum(['adopt', 'revert', 'accept']);

/** @public */
export type DriftAnswer = z.infer<typeof driftAnswerSchema>;

/** What a difference says, for readers of any language. @public */
export const driftWordsSchema = z.enum([
  'group-missing',
  'category-missing',
  'category-changed',
  'sso-changed',
  'setting-changed',
  'owners-setting',
  'owner-unknown',
  'member-unknown',
  'owner-missing',
  'member-missing',
  'too-many-members',
  'too-few-members',
  'too-few-owners',
  'trust-level',
  'group-extra',
  'group-extra-name',
]);

/** @public */
export type DriftWords = z.infer<typeof driftWordsSchema>;

/** One difference between a forum and its repository. @public */
export const driftItemSchema = z.object({
  /** Stays the same while the difference does. */
  id: z.string(),
  /** Changes when what the forum has changes. */
  fingerprint: z.string(),
  class: driftClassSchema,
  group: z.string(),
  field: z.string(),
  /** The difference in words, in English. */
  sentence: z.string(),
  /** Which sentence it is; older reports have none. */
  words: driftWordsSchema.optional(),
  /** Names and figures in the sentence that are nowhere else in the item. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  desired: z.unknown().optional(),
  actual: z.unknown().optional(),
  answers: z.array(driftAnswerSchema),
});

/** @public */
export type DriftItem = z.infer<typeof driftItemSchema>;

/** That a difference is accepted for a while. @public */
export const driftAcceptanceSchema = z.object({
  driftId: z.string(),
  fingerprint: z.string(),
  until: z.string(),
  by: z.string(),
  reason: z.string(),
});

/** @public */
export type DriftAcceptance = z.infer<typeof driftAcceptanceSchema>;

/** A change to one file of a customer's repository, for a pull request. @public */
export const fileChangeSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('write'),
    path: z.string(),
    content: z.string(),
  }),
  z.object({ action: z.literal('remove'), path: z.string() }),
]);

/** @public */
export type FileChange = z.infer<typeof fileChangeSchema>;
