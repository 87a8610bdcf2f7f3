import type { AuthService } from '@backstage/backend-plugin-api';
import type { ForumFacts } from '@backstage-discourse/plugin-discourse-common';
import type {
  DirectoryForum,
  ForumDirectory,
} from '@backstage-discourse/plugin-discourse-node';
import { listDirectory } from './listDirectory';

/**
 * How far each look goes back before the newest change that was seen: batches
 * of the collectors are stored a little later than they are dated.
 */
const OVERLAP_MS = 60_000;
/** How often all is read, which also notices forums that are gone. */
const FULL_EVERY_MS = 10 * 60_000;

/**
 * The facts of all forums in memory, because a processor of the catalog runs
 * often and must wait for nobody. Every replica has its own, and reads only
 * what changed.
 */
export class ForumFactsMirror {
  readonly #directory: ForumDirectory;
  readonly #auth: AuthService;
  readonly #now: () => number;
  #forums: Map<string, DirectoryForum> | undefined;
  /** Forums whose entity was processed before anything was known. */
  readonly #missed = new Set<string>();
  #changedAtMs = 0;
  #fullAtMs = 0;

  constructor(options: {
    directory: ForumDirectory;
    auth: AuthService;
    now: () => number;
  }) {
    this.#directory = options.directory;
    this.#auth = options.auth;
    this.#now = options.now;
  }

  /**
   * The facts of a forum for an entity; none where the registry ties the forum
   * to another entity, so that nobody learns about a forum by naming its id.
   */
  find(
    id: string,
    options: { entityRef: string },
  ): { known: false } | { known: true; facts?: ForumFacts } {
    if (!this.#forums) {
      this.#missed.add(id);
      return { known: false };
    }
    const forum = this.#forums.get(id);
    const isIts =
      forum?.entityRef.toLocaleLowerCase('en-US') === options.entityRef;
    return { known: true, facts: isIts ? forum?.facts : undefined };
  }

  /**
   * Reads what changed. Returns the ids of forums whose entities should be
   * processed again: those with other facts than before. The first reading
   * returns only those that were asked for in vain, since the entities of all
   * others carry what they had before the start.
   */
  async update(options: { signal: AbortSignal }): Promise<string[]> {
    const startedAtMs = this.#now();
    const before = this.#forums;
    const isFull = !before || startedAtMs - this.#fullAtMs >= FULL_EVERY_MS;
    const { forums, changedAtMs } = await listDirectory(
      isFull
        ? {}
        : { changedSinceMs: Math.max(0, this.#changedAtMs - OVERLAP_MS) },
      { directory: this.#directory, auth: this.#auth, ...options },
    );
    const read = new Map(forums.map(forum => [forum.id, forum]));
    const gone = isFull
      ? [...(before?.keys() ?? [])].filter(id => !read.has(id))
      : [];
    this.#forums = isFull ? read : new Map([...(before ?? []), ...read]);
    this.#changedAtMs = Math.max(this.#changedAtMs, changedAtMs);
    this.#fullAtMs = isFull ? startedAtMs : this.#fullAtMs;
    if (!before) {
      const missed = [...this.#missed].filter(id => read.has(id));
      this.#missed.clear();
      return missed;
    }
    const changed = forums.filter(forum => isOther(forum, before));
    return [...changed.map(({ id }) => id), ...gone];
  }
}

function isOther(
  forum: DirectoryForum,
  before: ReadonlyMap<string, DirectoryForum>,
): boolean {
  const old = before.get(forum.id);
  return (
    old?.entityRef !== forum.entityRef ||
    old.facts.health !== forum.facts.health ||
    old.facts.version !== forum.facts.version ||
    old.facts.channel !== forum.facts.channel
  );
}
