import fc, { type Arbitrary } from 'fast-check';

type Path = readonly (string | number)[];

/** Values that no field expects, and that some code takes for others. */
const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, '', ' ', 'null', 'NaN', '0', '-1', '1e999'],
  ...[0, -0, -1, 0.5, 1e21, -1e308, 2 ** 31, 2 ** 53, 8.64e15 + 1],
  ...[[], {}, [[]], [null], { length: 5 }, { toString: 1 }],
  ...['constructor', '__proto__', '\u0000', '\ud800', '<html>', '9'.repeat(99)],
  ...['275761-01-01T00:00:00Z', '2026-02-30T25:61:00Z', 'yesterday'],
];

function listPaths(value: unknown, path: Path = []): Path[] {
  const below =
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, child]) =>
          listPaths(child, [...path, key]),
        )
      : [];
  return [path, ...below];
}

/** The same value with what is at a path changed; `undefined` removes it. */
function changeAt(
  value: unknown,
  [key, ...rest]: Path,
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) {
    return change(value);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const entries = Object.entries(value).flatMap(([name, child]) => {
    const next = name === String(key) ? changeAt(child, rest, change) : child;
    return next === undefined ? [] : [[name, next] as const];
  });
  return Array.isArray(value)
    ? entries.map(([, child]) => child)
    : Object.fromEntries(entries);
}

function nest(value: unknown, depth: number): unknown {
  return depth === 0 ? value : [nest(value, depth - 1)];
}

type Change = (old: unknown) => unknown;

const change: Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...ODD_VALUES).map(odd => () => odd),
  fc.constant(() => undefined),
  fc.jsonValue().map(any => () => any),
  fc.string({ unit: 'binary', maxLength: 300 }).map(text => () => text),
  fc.integer({ min: 1, max: 500 }).map(
    (depth): Change =>
      old =>
        nest(old, depth),
  ),
  fc.nat({ max: 200 }).map(
    (times): Change =>
      old =>
        new Array(times).fill(old),
  ),
  fc.constant<Change>(old => ({ ['__proto__']: old, constructor: old })),
);

/** Cuts, doubles and overwrites parts of a text. */
function damagedText(text: string): Arbitrary<string> {
  const place = fc.nat({ max: text.length });
  return fc
    .tuple(place, place, fc.string({ unit: 'binary', maxLength: 20 }))
    .chain(([a, b, inserted]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      return fc.constantFrom(
        text.slice(0, from),
        text.slice(0, from) + text.slice(to),
        text.slice(0, from) + inserted + text.slice(from),
        text.slice(0, to) + text.slice(from),
      );
    });
}

/** The body of a real answer with one to four parts of it changed. */
export function mutatedBody(body: string): Arbitrary<string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return damagedText(body);
  }
  const paths = listPaths(parsed);
  const changed = fc
    .array(fc.tuple(fc.constantFrom(...paths), change), {
      minLength: 1,
      maxLength: 4,
    })
    .map(changes =>
      changes.reduce(
        (value, [path, make]) => changeAt(value, path, make),
        parsed,
      ),
    )
    .map(value => JSON.stringify(value) ?? '');
  return fc.oneof({ weight: 4, arbitrary: changed }, damagedText(body));
}
