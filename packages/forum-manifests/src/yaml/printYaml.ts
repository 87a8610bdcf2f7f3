import { stringify } from 'yaml';

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

// Kubernetes reads YAML 1.1, where a bare `no` is false and `0400` is 256;
// printing for 1.1 quotes every string that such a reader would turn into
// something else.
const OPTIONS = {
  version: '1.1',
  aliasDuplicateObjects: false,
  blockQuote: 'literal',
  lineWidth: 0,
} as const;

function rank(key: string): number {
  const index = FIRST_KEYS.indexOf(key);
  return index === -1 ? FIRST_KEYS.length : index;
}

function compareKeys(a: string, b: string): number {
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) {
    return byRank;
  }
  return a < b ? -1 : 1;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(ordered);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => compareKeys(a, b));
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, ordered(entry)]),
  );
}

/** Prints a manifest: `apiVersion`, `kind`, `metadata`, names, then the rest by name. */
export function printManifest(value: object): string {
  return stringify(ordered(value), OPTIONS);
}

/** Prints a document whose order of keys carries meaning for people. */
export function printInOrder(value: object): string {
  return stringify(value, OPTIONS);
}
