import type { RenderedFile } from '../render/RenderedFile';
import { isOwnedByPeople } from '../repository/ownership';
import { unifiedDiff } from './unifiedDiff';

/** What a render would do to one file. */
export interface PlannedChange {
  path: string;
  action: 'add' | 'change' | 'remove';
  /** Unified diff without colours; lines end in `\n`. */
  diff: string;
}

/** What a repository holds, and what it would hold. */
export interface PlanOptions {
  /** Texts by path that are there now. */
  files: ReadonlyMap<string, string>;
  rendered: RenderedFile[];
  /** Paths that the last render wrote, by its lock. */
  lastRendered: string[];
}

/**
 * The changes that a render would make, sorted by path. Files of people are
 * written once only, so they change never and are added when missing.
 */
export function planRepository(options: PlanOptions): PlannedChange[] {
  const { files, rendered, lastRendered } = options;
  const paths = new Set(rendered.map(({ path }) => path));
  const written = rendered.flatMap(({ path, content }): PlannedChange[] => {
    const found = files.get(path);
    if (found === undefined) {
      return [
        { path, action: 'add', diff: unifiedDiff(path, { to: content }) },
      ];
    }
    if (found === content || isOwnedByPeople(path)) {
      return [];
    }
    const diff = unifiedDiff(path, { from: found, to: content });
    return [{ path, action: 'change', diff }];
  });
  const removed = lastRendered
    .filter(path => !paths.has(path) && !isOwnedByPeople(path))
    .flatMap((path): PlannedChange[] => {
      const found = files.get(path);
      return found === undefined
        ? []
        : [
            {
              path,
              action: 'remove',
              diff: unifiedDiff(path, { from: found }),
            },
          ];
    });
  return [...written, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1));
}
