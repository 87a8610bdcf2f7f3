/** A path for a URL; slashes stay. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Whether an entry of a tree is a plain file, executable or not. */
export function isFile(entry: { type: string; mode: string }): boolean {
  return entry.type === 'blob' && entry.mode.startsWith('100');
}
