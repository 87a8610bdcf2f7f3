/** A ForumSpec in the making. */
export type FieldTree = Record<string, unknown>;

function isTree(value: unknown): value is FieldTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function treeAt(tree: FieldTree, name: string): FieldTree {
  const found = Object.hasOwn(tree, name) ? tree[name] : undefined;
  if (isTree(found)) {
    return found;
  }
  const made: FieldTree = {};
  tree[name] = made;
  return made;
}

/** The value at a path, or undefined. */
export function valueAt(tree: FieldTree, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      isTree(value) && Object.hasOwn(value, name) ? value[name] : undefined,
    tree,
  );
}

/** Sets the value at a path; `[]` as the last name appends to a list. */
export function setAt(tree: FieldTree, path: string[], value: unknown): void {
  const isEntry = path.at(-1) === '[]';
  const names = isEntry ? path.slice(0, -1) : path;
  const parent = names.slice(0, -1).reduce(treeAt, tree);
  const last = names[names.length - 1];
  if (!isEntry) {
    parent[last] = value;
    return;
  }
  const list = Object.hasOwn(parent, last) ? parent[last] : undefined;
  const entries: unknown[] = Array.isArray(list) ? list : [];
  parent[last] = entries.includes(value) ? entries : [...entries, value];
}

/** Removes the value at a path, and the groups that this leaves empty. */
export function removeAt(tree: FieldTree, path: string[]): void {
  const [name, ...rest] = path;
  if (rest.length === 0 || rest[0] === '[]') {
    delete tree[name];
    return;
  }
  const below = tree[name];
  if (isTree(below)) {
    removeAt(below, rest);
    if (Object.keys(below).length === 0) {
      delete tree[name];
    }
  }
}

/** Puts all values of another tree over those of this one. */
export function mergeOver(tree: FieldTree, over: FieldTree): FieldTree {
  const merged: FieldTree = { ...tree };
  for (const [name, value] of Object.entries(over)) {
    const found = merged[name];
    merged[name] =
      isTree(found) && isTree(value) ? mergeOver(found, value) : value;
  }
  return merged;
}
