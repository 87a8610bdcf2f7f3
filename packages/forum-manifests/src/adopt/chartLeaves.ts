/** One value of a chart's values file, by its path. */
export interface ChartLeaf {
  /** Like `smtp.host`, `discourse.plugins[0]`, `discourse.extraEnvVars[NAME]`. */
  key: string;
  value: unknown;
}

const CONF_CONTENT = 'DISCOURSE_EXTRA_CONF_CONTENT';
const MAX_DEPTH = 40;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `key = value` lines that the Bitnami image appends to discourse.conf. */
function confLeaves(key: string, text: string): ChartLeaf[] {
  const lines = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  return lines.map((line, index) => {
    const [, name, value] = /^([a-z0-9_]+)\s*=\s*(.*)$/.exec(line) ?? [];
    return name === undefined
      ? { key: `${key}.line${index + 1}`, value: line }
      : { key: `${key}.${name}`, value: value.replace(/^(['"])(.*)\1$/, '$2') };
  });
}

function environmentLeaves(key: string, entry: unknown): ChartLeaf[] {
  if (!isRecord(entry) || typeof entry.name !== 'string') {
    return [{ key, value: entry }];
  }
  const named = `${key.replace(/\[\d+\]$/, '')}[${entry.name}]`;
  if (entry.name === CONF_CONTENT && typeof entry.value === 'string') {
    const lines = confLeaves(named, entry.value);
    return lines.length > 0 ? lines : [{ key: named, value: '' }];
  }
  return [{ key: named, value: 'value' in entry ? entry.value : entry }];
}

function visit(key: string, value: unknown, depth: number): ChartLeaf[] {
  if (depth > MAX_DEPTH) {
    return [{ key, value }];
  }
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((entry: unknown, index) =>
      /\.extraEnvVars$/.test(key)
        ? environmentLeaves(`${key}[${index}]`, entry)
        : visit(`${key}[${index}]`, entry, depth + 1),
    );
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([name, entry]) =>
      visit(key === '' ? name : `${key}.${name}`, entry, depth + 1),
    );
  }
  return [{ key, value }];
}

/** Whether a value says nothing: the chart's own way to leave it out. */
export function isUnset(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (isRecord(value) && Object.keys(value).length === 0)
  );
}

/** All values of a values file, deepest level, in the order of the file. */
export function chartLeaves(values: Record<string, unknown>): ChartLeaf[] {
  return Object.keys(values).length === 0 ? [] : visit('', values, 0);
}
