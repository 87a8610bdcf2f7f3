import { z } from 'zod/v4';
import { forumSpecSchema } from './schema';

/**
 * JSON Schema (draft 2020-12) of `forum.yaml` as people write it, for editors
 * and for validation in CI. Generated from the zod schema.
 *
 * @public
 */
export function forumSpecJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(forumSpecSchema, { io: 'input' }) };
}
