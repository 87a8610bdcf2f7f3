/** Groups of a form that nobody filled in are no answers. */
export function dropEmpty(
  tree: Record<string, unknown>,
): Record<string, unknown> {
  const kept = Object.entries(tree).flatMap(([name, value]) => {
    if (isTree(value)) {
      const inner = dropEmpty(value);
      return Object.keys(inner).length > 0 ? [[name, inner] as const] : [];
    }
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
