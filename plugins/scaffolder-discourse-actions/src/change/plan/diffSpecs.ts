import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** One field of desired state that has another value. */
export interface FieldChange {
  /** Dotted path, like `spec.web.replicas`. */
  field: string;
  from: unknown;
  to: unknown;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields in which two values differ, below a field. */
export function diffValues(
  field: string,
  sides: { from: unknown; to: unknown },
): FieldChange[] {
  const { from, to } = sides;
  if (isGroup(from) && isGroup(to)) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...names].flatMap(name =>
      diffValues(field === '' ? name : `${field}.${name}`, {
        from: from[name],
        to: to[name],
      }),
    );
  }
  return JSON.stringify(from) === JSON.stringify(to)
    ? []
    : [{ field, from, to }];
}

/** The fields in which two ForumSpecs differ, defaults included. */
export function diffSpecs(from: ForumSpec, to: ForumSpec): FieldChange[] {
  return diffValues('', { from, to });
}
