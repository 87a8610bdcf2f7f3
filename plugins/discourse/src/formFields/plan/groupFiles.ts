import type { ForumPlanFile } from '@backstage-discourse/plugin-discourse-common';

/** A file of the plan; sealed ones have no content that anybody could read. */
export type PlannedFile = { path: string; content: string | undefined };

/** The files of one folder. */
export type FileGroup = { folder: string; files: PlannedFile[] };

function folderOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1;
}

/**
 * All files that a run writes by their folder at the root, the root first. A
 * sealed file takes the place of what is rendered at the same path.
 */
export function groupFiles(options: {
  files: readonly ForumPlanFile[];
  sealedPaths: readonly string[];
}): FileGroup[] {
  const { files, sealedPaths } = options;
  const all: PlannedFile[] = [
    ...files.filter(({ path }) => !sealedPaths.includes(path)),
    ...sealedPaths.map(path => ({ path, content: undefined })),
  ].sort(byPath);
  const folders = [...new Set(all.map(({ path }) => folderOf(path)))].sort();
  return folders.map(folder => ({
    folder,
    files: all.filter(({ path }) => folderOf(path) === folder),
  }));
}
