const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Where a value differs in kind from one that is known to be of its type: a
 * number that is none, an instant that is no time, a text in a list's place.
 * Fields may be missing, and fields that the known value lacks may be there.
 */
export function findShapeFault(
  value: unknown,
  known: unknown,
  path = 'value',
): string | undefined {
  if (value === undefined || known === undefined) {
    return undefined;
  }
  if (
    typeof value !== typeof known ||
    Array.isArray(value) !== Array.isArray(known)
  ) {
    return `${path} is ${JSON.stringify(value)}, where it was ${JSON.stringify(
      known,
    )}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return `${path} is ${value}`;
  }
  if (typeof value === 'string' && typeof known === 'string') {
    return INSTANT.test(known) && Number.isNaN(Date.parse(value))
      ? `${path} is '${value}', which is no time`
      : undefined;
  }
  if (Array.isArray(value) && Array.isArray(known)) {
    return value
      .map((item, index) => findShapeFault(item, known[0], `${path}[${index}]`))
      .find(fault => fault !== undefined);
  }
  if (isRecord(value) && isRecord(known)) {
    return Object.keys(value)
      .filter(key => Object.hasOwn(known, key))
      .map(key => findShapeFault(value[key], known[key], `${path}.${key}`))
      .find(fault => fault !== undefined);
  }
  return undefined;
}
