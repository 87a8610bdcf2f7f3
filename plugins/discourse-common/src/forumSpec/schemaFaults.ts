import type { z } from 'zod/v4';
import { explainIssue } from './explainIssue';

/** One fault of a ForumSpec: where it is, and what would be right. @public */
export interface ForumSpecFault {
  /** Dotted path of the field, such as `spec.hostname`. */
  field: string;
  /** What is wrong and what is right, without the value itself. */
  message: string;
}

/** Outcome of reading unknown input by a schema. @public */
export type SchemaResult<T> =
  | { ok: true; value: T }
  | { ok: false; faults: ForumSpecFault[] };

function faultsOf(
  issue: z.core.$ZodIssue,
  options: { subject: string },
): ForumSpecFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      field: [...issue.path, key].join('.'),
      message: `is not a field of ${options.subject}; remove it or correct its name`,
    }));
  }
  return [{ field: issue.path.join('.'), message: issue.message }];
}

/**
 * Reads unknown input by a schema and reports every fault at once, in the
 * words of a ForumSpec. `subject` names the whole, like `a ForumSpec`.
 *
 * @public
 */
export function parseBySchema<T>(
  schema: z.ZodType<T>,
  options: { input: unknown; subject: string },
): SchemaResult<T> {
  const { input, subject } = options;
  const result = schema.safeParse(input, { error: explainIssue });
  return result.success
    ? { ok: true, value: result.data }
    : {
        ok: false,
        faults: result.error.issues.flatMap(issue =>
          faultsOf(issue, { subject }),
        ),
      };
}
