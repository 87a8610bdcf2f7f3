import { z } from 'zod/v4';

const instant = z.iso.datetime();
const text = z.string().max(200);

/**
 * What the restore proof of a forum writes: one try to restore its newest
 * backup.
 *
 * @public
 */
export const restoreProofDocumentSchema = z.object({
  version: z.literal(1),
  /** Name of the forum in its ForumSpec. */
  forum: z.string().max(63),
  outcome: z.enum(['passed', 'failed']),
  /** The word of the refusal, such as `archive-damaged`. */
  reason: text.optional(),
  detail: text.optional(),
  startedAt: instant,
  finishedAt: instant,
  backup: z
    .object({
      name: text,
      takenAt: instant,
      bytes: z.int().nonnegative(),
    })
    .optional(),
  /** How long PostgreSQL took to load the dump. */
  restoreMs: z.int().nonnegative().optional(),
  totalMs: z.int().nonnegative(),
});

/** @public */
export type RestoreProofDocument = z.infer<typeof restoreProofDocumentSchema>;

/**
 * A document as it was written, with the hexadecimal HMAC-SHA256 of
 * `restore-proof/v1`, a line feed and the document, by the monitor key of the
 * forum.
 *
 * @public
 */
export const signedDocumentSchema = z.object({
  document: z.string().max(16_384),
  signature: z.string().max(200),
});

/**
 * What a deployment source finds: the last try, and the last that passed.
 * Neither where none ran yet.
 *
 * @public
 */
export const signedRestoreProofSchema = z.object({
  result: signedDocumentSchema.optional(),
  passed: signedDocumentSchema.optional(),
});

/** @public */
export type SignedDocument = z.infer<typeof signedDocumentSchema>;
/** @public */
export type SignedRestoreProof = z.infer<typeof signedRestoreProofSchema>;

/** Whether a backup of a forum was proven to be good. @public */
export const restoreProofSchema = z.object({
  /**
   * `awaited`: none ran yet; `unverified`: what is there was not signed by the
   * key of the forum, so nothing of it is repeated here.
   */
  state: z.enum(['awaited', 'unverified', 'failed', 'passed']),
  /** The last try. */
  last: restoreProofDocumentSchema.optional(),
  /** The last one that passed. */
  proven: restoreProofDocumentSchema.optional(),
});

/** @public */
export type RestoreProof = z.infer<typeof restoreProofSchema>;
