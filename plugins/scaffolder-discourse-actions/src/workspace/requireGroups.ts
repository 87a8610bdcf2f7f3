import { InputError } from '@backstage/errors';
import {
  groupAnswersSchema,
  parseBySchema,
  type GroupAnswer,
} from '@backstage-discourse/plugin-discourse-common';

/** New groups in the input of a step, which is not trusted. */
export function requireGroups(input: unknown): GroupAnswer[] {
  const result = parseBySchema(groupAnswersSchema, {
    input: input ?? [],
    subject: "'groups'",
  });
  if (!result.ok) {
    throw new InputError(
      result.faults
        .map(({ field, message }) => `'groups.${field}' ${message}`)
        .join('\n'),
    );
  }
  return result.value;
}
