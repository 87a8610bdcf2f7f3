import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';

/** Parses a part of a request; throws `InputError` that names each field. */
export function parseRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (!result.success) {
    throw new InputError(result.error.issues.map(describeIssue).join('; '));
  }
  return result.data;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map(key => `'${key}'`).join(', ');
    return `${names} can not be given here; remove it or correct its name`;
  }
  const field = issue.path.join('.');
  return field ? `'${field}' ${issue.message}` : issue.message;
}
