import type {
  DirectoryForum,
  DirectoryPage,
  DirectoryQuery,
  ForumDirectory,
} from '@backstage-discourse/plugin-discourse-node';

/** The registry as the catalog sees it, two forums a page. */
export class InMemoryDirectory implements ForumDirectory {
  readonly queries: DirectoryQuery[] = [];
  readonly #forums = new Map<
    string,
    { forum: DirectoryForum; changedAtMs: number }
  >();
  /** Called before each answer. */
  onRead: () => void = () => {};
  #clockMs = 1_000_000;

  put(forum: DirectoryForum): void {
    this.#clockMs += 1;
    this.#forums.set(forum.id, { forum, changedAtMs: this.#clockMs });
  }

  delete(id: string): void {
    this.#forums.delete(id);
  }

  /** Lets time go by, so that older changes are old. */
  advance(ms: number): void {
    this.#clockMs += ms;
  }

  async listForums(query: DirectoryQuery): Promise<DirectoryPage> {
    this.queries.push(query);
    this.onRead();
    const { id, changedSinceMs = 0, cursor = '' } = query;
    const found = [...this.#forums.values()]
      .filter(
        each =>
          (id === undefined || each.forum.id === id) &&
          each.changedAtMs >= changedSinceMs &&
          each.forum.id > cursor,
      )
      .sort((a, b) => (a.forum.id < b.forum.id ? -1 : 1));
    const page = found.slice(0, 2);
    return {
      items: page.map(({ forum }) => forum),
      nextCursor: found.length > 2 ? page.at(-1)?.forum.id : undefined,
      changedAtMs: Math.max(0, ...page.map(each => each.changedAtMs)),
    };
  }
}
