import { CORE_SCHEMA, dump, type DumpOptions, Type } from 'js-yaml';

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

// Kubernetes reads YAML 1.1, where `1_000`, `12:30` and even `.` are numbers. The printer
// quotes booleans, octals and the like of 1.1 by itself; this adds the rest.
const yaml11Number = new Type('tag:yaml.org,2002:yaml11-number', {
  kind: 'scalar',
  resolve: (text: unknown) =>
    typeof text === 'string' && /^[-+]?[0-9._:]*(e[-+]?[0-9]+)?$/i.test(text),
  // Only ever asked whether a string would be taken for one.
  predicate: () => false,
});

// Nor would a time stay the text that it has to be.
const yaml11Timestamp = new Type('tag:yaml.org,2002:yaml11-timestamp', {
  kind: 'scalar',
  resolve: (text: unknown) =>
    typeof text === 'string' && /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/.test(text),
  predicate: () => false,
});

const OPTIONS: DumpOptions = {
  schema: CORE_SCHEMA.extend({ implicit: [yaml11Number, yaml11Timestamp] }),
  lineWidth: -1,
  noRefs: true,
  quotingType: '"',
};

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

/** Prints a manifest: `apiVersion`, `kind`, `metadata`, names, then the rest by name. */
export function printManifest(value: object): string {
  return dump(value, { ...OPTIONS, sortKeys: compareKeys });
}

/** Prints a document whose order of keys carries meaning for people. */
export function printInOrder(value: object): string {
  return dump(value, OPTIONS);
}
