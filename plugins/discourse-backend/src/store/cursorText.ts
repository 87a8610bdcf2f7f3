import { InputError } from '@backstage/errors';
import type { z } from 'zod/v4';

/** A place in a list as opaque text. */
export function writeCursorText(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads such text; throws `InputError` where it has another shape. */
export function readCursorText<T>(text: string, schema: z.ZodType<T>): T {
  return parseCursorPart(parseText(text), schema);
}

/** Reads a part of a place; throws `InputError` where it has another shape. */
export function parseCursorPart<T>(part: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(part);
  if (!result.success) {
    throw new InputError(
      `'cursor' is damaged; take 'nextCursor' of a page as it is, or leave it out to begin again`,
    );
  }
  return result.data;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
