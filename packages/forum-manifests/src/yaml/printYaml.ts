import { isScalar, stringify, type Pair } from 'yaml';

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

// Kubernetes reads YAML 1.1, where a bare `no` is false and `0400` is 256;
// printing for 1.1 quotes every string that such a reader would turn into
// something else.
const OPTIONS = {
  version: '1.1',
  aliasDuplicateObjects: false,
  blockQuote: 'literal',
  directives: false,
  lineWidth: 0,
} as const;

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function rank(key: string): number {
  const index = FIRST_KEYS.indexOf(key);
  return index === -1 ? FIRST_KEYS.length : index;
}

function comparePairs(a: Pair, b: Pair): number {
  const keyA = keyOf(a);
  const keyB = keyOf(b);
  const byRank = rank(keyA) - rank(keyB);
  if (byRank !== 0) {
    return byRank;
  }
  return keyA < keyB ? -1 : 1;
}

/** Prints a manifest: `apiVersion`, `kind`, `metadata`, names, then the rest by name. */
export function printManifest(value: object): string {
  return stringify(value, { ...OPTIONS, sortMapEntries: comparePairs });
}

/** Prints a document whose order of keys carries meaning for people. */
export function printInOrder(value: object): string {
  return stringify(value, OPTIONS);
}
