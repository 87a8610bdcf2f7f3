import type { RenderedFile } from '../render/RenderedFile';
import { LOCK_FILE } from '../render/lockFile';
import { FORUM_YAML, isOwnedByPeople } from '../repository/ownership';
import { basePath, BASES_FOLDER } from './basesFolder';
import { mergeText } from './mergeText';
import { digestText, parseRenderLock } from './renderLock';

/** Why a person must look at a file. @public */
export type HandReason =
  /** Both sides changed the same lines; conflict markers show both. */
  | 'overlap'
  /** The last render of a changed file was not found; it was left alone. */
  | 'unknown-base'
  /** The file was deleted in the repository and changed by the renderer. */
  | 'deleted-here'
  /** The file was changed in the repository and is rendered no more. */
  | 'no-longer-rendered'
  /** A file of the repository stands where the renderer now writes one. */
  | 'taken';

/** A file that a person must look at. @public */
export interface HandNeeded {
  path: string;
  reason: HandReason;
  /** Conflict hunks in the file. */
  conflicts: number;
}

/** What becomes of one file; without `content` it is deleted. @public */
export interface RecutChange {
  path: string;
  content?: string;
}

/** What a recut makes of a repository. @public */
export interface Recut {
  /** Sorted by path; empty when there is nothing to change. */
  changes: RecutChange[];
  /** Sorted by path; empty when the merge is clean. */
  needsHand: HandNeeded[];
}

/** A repository, and what it is brought to. @public */
export interface RecutOptions {
  /** Texts by path that the repository holds. */
  files: ReadonlyMap<string, string>;
  /** Last render of the files that {@link changedSinceRender} names. */
  bases: ReadonlyMap<string, string>;
  /** The new render. */
  rendered: readonly RenderedFile[];
  /** Name of the new render in conflict markers. */
  label: string;
}

interface Outcome {
  change?: RecutChange;
  hand?: HandNeeded;
}

/**
 * The rendered files that are not as the last render left them and whose last
 * render does not lie in `.forum/rendered/`, with the digest of that render.
 * Their old texts, from the history of the repository, are bases of the merge.
 *
 * @public
 */
export function changedSinceRender(
  files: ReadonlyMap<string, string>,
): { path: string; digest: string }[] {
  const lock = parseRenderLock(files.get(LOCK_FILE));
  return [...(lock?.digests ?? [])]
    .filter(([path, digest]) => {
      const texts = [files.get(path), files.get(basePath(path))];
      return (
        texts[0] !== undefined &&
        texts.every(text => text === undefined || digestText(text) !== digest)
      );
    })
    .map(([path, digest]) => ({ path, digest }));
}

type KnownOptions = RecutOptions & { digests: ReadonlyMap<string, string> };

/** The text of the last render; undefined if there was none or it is unknown. */
function findBase(path: string, options: KnownOptions): string | undefined {
  const { files, bases, digests } = options;
  return [files.get(path), files.get(basePath(path)), bases.get(path)].find(
    text => text !== undefined && digests.get(path) === digestText(text),
  );
}

function recutPresent(file: RenderedFile, options: KnownOptions): Outcome {
  const { path, content: next } = file;
  const { files, digests, label } = options;
  const head = files.get(path);
  const hand = (reason: HandReason, conflicts = 0) => ({
    hand: { path, reason, conflicts },
  });
  if (head === next) {
    return {};
  }
  if (head === undefined) {
    const digest = digests.get(path);
    if (digest === undefined) {
      return { change: { path, content: next } };
    }
    // Deleted by hand: right as long as the renderer says the same as then.
    return digest === digestText(next) ? {} : hand('deleted-here');
  }
  if (path === LOCK_FILE) {
    return { change: { path, content: next } };
  }
  if (digests.get(path) === digestText(next)) {
    return {};
  }
  const base = findBase(path, options);
  if (base === undefined) {
    return hand(digests.has(path) ? 'unknown-base' : 'taken');
  }
  const merged = mergeText({ base, head, next, nextLabel: label });
  return {
    change: merged.text === head ? undefined : { path, content: merged.text },
    ...(merged.conflicts > 0 && hand('overlap', merged.conflicts)),
  };
}

/** A file that the last render wrote and this one does not. */
function recutLeftover(
  path: string,
  options: { files: ReadonlyMap<string, string>; digest: string },
): Outcome {
  const { files, digest } = options;
  const head = files.get(path);
  if (head === undefined) {
    return {};
  }
  return digestText(head) === digest
    ? { change: { path } }
    : { hand: { path, reason: 'no-longer-rendered', conflicts: 0 } };
}

/**
 * Keeps the new render of files that differ from it, as the base of the next
 * recut: its text is nowhere else in the repository, nor in its history.
 */
function keepBases(
  outcomes: readonly Outcome[],
  options: KnownOptions,
): RecutChange[] {
  const { files, rendered, digests } = options;
  const result = new Map(files);
  for (const { change } of outcomes) {
    if (change?.content !== undefined) {
      result.set(change.path, change.content);
    }
  }
  const kept = rendered.filter(({ path, content }) => {
    const text = result.get(path);
    return (
      text !== undefined &&
      text !== content &&
      path !== LOCK_FILE &&
      !isOwnedByPeople(path)
    );
  });
  const keptPaths = new Set(kept.map(({ path }) => basePath(path)));
  return [
    ...kept
      .filter(({ path, content }) => digests.get(path) !== digestText(content))
      .map(({ path, content }) => ({ path: basePath(path), content }))
      .filter(({ path, content }) => files.get(path) !== content),
    ...[...files.keys()]
      .filter(path => path.startsWith(BASES_FOLDER) && !keptPaths.has(path))
      .map(path => ({ path })),
  ];
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1;
}

/**
 * Brings a repository from its last render to a new one: a three-way merge of
 * old render, new render and repository, file by file. Files that the renderer
 * never wrote, and edits that no change of the renderer overlaps, stay as they
 * are. `overlays/` and `secrets/` belong to people: only what is missing there
 * is added. `forum.yaml` is never touched.
 *
 * @public
 */
export function recutRepository(options: RecutOptions): Recut {
  const { files, rendered } = options;
  const lock = parseRenderLock(files.get(LOCK_FILE));
  const digests = lock?.digests ?? new Map<string, string>();
  const known = { ...options, digests };
  const paths = new Set(rendered.map(({ path }) => path));
  const outcomes: Outcome[] = [
    ...rendered
      .filter(({ path }) => path !== FORUM_YAML)
      .filter(({ path }) => !(isOwnedByPeople(path) && files.has(path)))
      .map(file => recutPresent(file, known)),
    ...[...digests]
      .filter(([path]) => !paths.has(path) && !isOwnedByPeople(path))
      .map(([path, digest]) => recutLeftover(path, { files, digest })),
  ];
  return {
    changes: [
      ...outcomes.flatMap(({ change }) => change ?? []),
      ...keepBases(outcomes, known),
    ].sort(byPath),
    needsHand: outcomes.flatMap(({ hand }) => hand ?? []).sort(byPath),
  };
}
