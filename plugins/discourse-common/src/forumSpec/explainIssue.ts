import type { z } from 'zod/v4';

const TYPE_NAMES: Partial<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a group of fields',
  string: 'text',
};

function listOf(values: readonly unknown[]): string {
  return values.map(value => String(value)).join(', ');
}

/**
 * Words for the issues that a field's own rule does not explain, to be given
 * to zod as `error`. They name what would be right and never hold the value.
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = TYPE_NAMES[issue.expected] ?? issue.expected;
      return issue.input === undefined
        ? `is missing; it must be ${expected}`
        : `must be ${expected}`;
    }
    case 'invalid_value':
      return `must be one of ${listOf(issue.values)}`;
    case 'invalid_union':
      return 'has a value that is not allowed here';
    default:
      return undefined;
  }
}
