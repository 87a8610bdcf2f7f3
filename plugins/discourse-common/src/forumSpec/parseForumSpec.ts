import { crossFieldFaults } from './crossFieldRules';
import { forumSpecSchema, type ForumSpec } from './schema';
import { parseBySchema, type ForumSpecFault } from './schemaFaults';

/** Outcome of reading a ForumSpec. @public */
export type ForumSpecResult =
  | { ok: true; spec: ForumSpec }
  | { ok: false; faults: ForumSpecFault[] };

/**
 * Reads a ForumSpec from unknown input, fills in defaults and reports every
 * fault at once.
 *
 * @public
 */
export function parseForumSpec(input: unknown): ForumSpecResult {
  const result = parseBySchema(forumSpecSchema, {
    input,
    subject: 'a ForumSpec',
  });
  if (!result.ok) {
    return result;
  }
  const faults = crossFieldFaults(result.value);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, spec: result.value };
}

/** The faults of a ForumSpec as text, one sentence a line. @public */
export function formatForumSpecFaults(faults: ForumSpecFault[]): string {
  return faults
    .map(({ field, message }) => `'${field || 'forum.yaml'}' ${message}`)
    .join('\n');
}
