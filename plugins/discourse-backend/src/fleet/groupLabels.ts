/** The values that are wanted of each key of `key=value` labels. */
export function groupLabels(labels: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const label of labels) {
    const [key, value] = splitLabel(label);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return values;
}

function splitLabel(label: string): [string, string] {
  const at = label.indexOf('=');
  return [label.slice(0, at), label.slice(at + 1)];
}
