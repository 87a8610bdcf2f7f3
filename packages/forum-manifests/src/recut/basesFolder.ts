/** Folder of the last render of those files that people changed by hand. */
export const BASES_FOLDER = '.forum/rendered/';

/** Where the last render of a file lies, if the file is not that render. */
export function basePath(path: string): string {
  return `${BASES_FOLDER}${path}`;
}

/** Whether a file is kept by a recut, as the base of the next one. */
export function isKeptBase(path: string): boolean {
  return path.startsWith(BASES_FOLDER);
}
