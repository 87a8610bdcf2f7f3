/**
 * The same JSON with every value of another type: numbers become text, text
 * numbers, lists objects and objects lists.
 */
export function spoilTypes(value: unknown): unknown {
  if (Array.isArray(value)) {
    return { items: value.map(spoilTypes) };
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => [
      name,
      Array.isArray(field) || typeof field !== 'object'
        ? spoilTypes(field)
        : [spoilTypes(field)],
    ]);
    return Object.fromEntries(fields);
  }
  switch (typeof value) {
    case 'string':
      return value.length;
    case 'number':
      return `about ${value}`;
    case 'boolean':
      return value ? 'maybe' : 'never';
    default:
      return [value];
  }
}
