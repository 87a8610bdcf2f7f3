import { z } from 'zod/v4';
import { forumSpecSchema, type ForumSpec } from './schema';

/** One fault of a ForumSpec: where it is, and what would be right. @public */
export interface ForumSpecFault {
  /** Dotted path of the field, such as `spec.hostname`. */
  field: string;
  /** What is wrong and what is right, without the value itself. */
  message: string;
}

/** Outcome of reading a ForumSpec. @public */
export type ForumSpecResult =
  | { ok: true; spec: ForumSpec }
  | { ok: false; faults: ForumSpecFault[] };

function faultsOf(issue: z.core.$ZodIssue): ForumSpecFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      field: [...issue.path, key].join('.'),
      message: 'is not a field of a ForumSpec; remove it or correct its name',
    }));
  }
  return [{ field: issue.path.join('.'), message: issue.message }];
}

/**
 * Reads a ForumSpec from unknown input, fills in defaults and reports every
 * fault at once.
 *
 * @public
 */
export function parseForumSpec(input: unknown): ForumSpecResult {
  const result = forumSpecSchema.safeParse(input);
  if (result.success) {
    return { ok: true, spec: result.data };
  }
  return { ok: false, faults: result.error.issues.flatMap(faultsOf) };
}

/** The faults of a ForumSpec as text, one sentence a line. @public */
export function formatForumSpecFaults(faults: ForumSpecFault[]): string {
  return faults
    .map(({ field, message }) => `'${field || 'forum.yaml'}' ${message}`)
    .join('\n');
}
