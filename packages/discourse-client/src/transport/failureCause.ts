import type { Redact } from './redact';

const MAX_DEPTH = 8;

/** The errors of a `cause` chain, outermost first. */
function listCauses(error: unknown): Error[] {
  const causes: Error[] = [];
  let current = error;
  while (isError(current) && causes.length < MAX_DEPTH) {
    causes.push(current);
    current = current.cause;
  }
  return causes;
}

/** The system error code of what a `fetch` threw, such as `ECONNREFUSED`. */
export function findErrorCode(error: unknown): string | undefined {
  for (const cause of listCauses(error)) {
    if (
      'code' in cause &&
      typeof cause.code === 'string' &&
      /^[A-Z][A-Z0-9_]{1,40}$/.test(cause.code)
    ) {
      return cause.code;
    }
  }
  return undefined;
}

/** What a `fetch` threw, unless it tells the key. */
export function keepCause(error: unknown, redact: Redact): unknown {
  for (const cause of listCauses(error)) {
    const told = `${cause.message}\n${cause.stack ?? ''}`;
    if (redact(told) !== told) {
      return undefined;
    }
  }
  return isError(error) ? error : undefined;
}

function isError(value: unknown): value is Error {
  return (
    typeof value === 'object' &&
    value !== null &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
