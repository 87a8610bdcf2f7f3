import { z } from 'zod/v4';
import { type Answer, sniffJson } from '../transport/Answer';
import type { Redact } from '../transport/redact';

const MAX_REASONS = 10;
const MAX_REASON_LENGTH = 300;

/**
 * What Discourse says in a failure, in any of its two families of bodies:
 * `{ errors, error_type, extras }` and `{ failed, message | error | errors }`.
 * Each field falls back alone: under load `errors` is a string, and proxies
 * answer with anything.
 */
const failureSchema = z.object({
  errors: z
    .union([z.string().transform(text => [text]), z.array(z.string())])
    .catch([])
    .default([]),
  error_type: z.string().optional().catch(undefined),
  extras: z
    .object({ wait_seconds: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  message: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  user_count: z.int().optional().catch(undefined),
});

/** The parts of a failure that we use. */
export interface FailureBody {
  errorType?: string;
  waitSeconds?: number;
  userCount?: number;
  reasons: string[];
}

/** Reads a failure; undefined if its body is not a JSON object. */
export function readFailureBody(
  answer: Answer,
  options: { redact: Redact },
): FailureBody | undefined {
  const parsed = failureSchema.safeParse(sniffJson(answer)?.value);
  if (!parsed.success) {
    return undefined;
  }
  const { errors, error_type, extras, message, error, user_count } =
    parsed.data;
  const sentences = [...errors, message, error];
  return {
    errorType: error_type,
    waitSeconds: extras?.wait_seconds,
    userCount: user_count,
    reasons: sentences
      .filter(sentence => sentence !== undefined)
      .map(sentence => tidySentence(sentence, options.redact))
      .filter(sentence => sentence !== '')
      .slice(0, MAX_REASONS),
  };
}

function tidySentence(sentence: string, redact: Redact): string {
  return redact(sentence)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_REASON_LENGTH);
}
