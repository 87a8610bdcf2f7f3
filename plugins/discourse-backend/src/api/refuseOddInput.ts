import { InputError } from '@backstage/errors';
import type { RequestHandler } from 'express';

/** PostgreSQL takes no text with it, and nothing has it in its name. */
const NUL = '\u0000';
/** Far deeper than any body here; code that recurses stands it. */
const MAX_DEPTH = 64;

/**
 * Refuses what no route can mean, before one of them hands it to a database
 * that fails on it: the character NUL, and bodies nested without end. Goes
 * behind the parser of bodies.
 */
export function refuseOddInput(): RequestHandler {
  return (req, _res, next) => {
    for (const [name, value] of Object.entries(req.query)) {
      refuse(value, `'${name.replaceAll(NUL, '')}'`);
    }
    if (/%00/.test(req.url)) {
      throw new InputError(
        'The address must not hold the character NUL (%00); remove it',
      );
    }
    refuse(req.body, 'The body');
    next();
  };
}

// Without recursion: the input may be nested deeper than the stack is.
function refuse(input: unknown, what: string): void {
  const found = [{ value: input, depth: 0 }];
  for (const { value, depth } of found) {
    if (depth > MAX_DEPTH) {
      throw new InputError(
        `${what} must not be nested deeper than ${MAX_DEPTH} levels; make it flatter`,
      );
    }
    if (typeof value === 'string' && value.includes(NUL)) {
      throw new InputError(
        `${what} must not hold the character NUL; remove it`,
      );
    }
    if (value !== null && typeof value === 'object') {
      for (const [key, child] of Object.entries(value)) {
        found.push({ value: key, depth }, { value: child, depth: depth + 1 });
      }
    }
  }
}
