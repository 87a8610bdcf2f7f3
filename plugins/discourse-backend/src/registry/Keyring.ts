import type {
  CredentialSource,
  ForumKeys,
  KeyHolder,
} from '@backstage-discourse/plugin-discourse-node';

/** The names of the keys of a forum. */
export const KEY_NAMES = ['monitor', 'operate'] as const;

/** Keys by name. They must never be logged. */
export type NamedKeys = Partial<Record<(typeof KEY_NAMES)[number], string>>;

/** The keys of a forum from all sources. */
export type CollectedKeys = NamedKeys & { next: NamedKeys };

/**
 * Finds the keys of a forum. A key from the configuration or from the portal's
 * own database belongs to the address from the same place, so those sources
 * are asked only about their own forums.
 */
export class Keyring {
  readonly #own: readonly CredentialSource[];
  readonly #added: readonly CredentialSource[];

  constructor(options: {
    /** Sources that are also forum sources, under the same id. */
    own: readonly CredentialSource[];
    /** All others, asked about any forum, in order. */
    added: readonly CredentialSource[];
  }) {
    this.#own = options.own;
    this.#added = options.added;
  }

  /** Each key comes from one source, together with what is to replace it. */
  async getKeys(forum: KeyHolder): Promise<CollectedKeys> {
    const keys: CollectedKeys = { next: {} };
    for (const source of this.#sourcesOf(forum)) {
      const missing = KEY_NAMES.filter(
        name => keys[name] === undefined && keys.next[name] === undefined,
      );
      if (missing.length === 0) {
        break;
      }
      take(missing, { from: await source.getKeys(forum.id, forum), to: keys });
    }
    return keys;
  }

  /** Lets keys take the place of those that they were to replace. */
  async promoteKeys(forum: KeyHolder, accepted: NamedKeys): Promise<void> {
    for (const source of this.#sourcesOf(forum)) {
      await source.promoteKeys?.(forum.id, accepted);
    }
  }

  #sourcesOf(forum: KeyHolder): CredentialSource[] {
    const own = this.#own.filter(each => each.id === forum.source);
    return [...own, ...this.#added];
  }
}

function take(
  names: readonly (typeof KEY_NAMES)[number][],
  options: { from: ForumKeys | undefined; to: CollectedKeys },
): void {
  const { from, to } = options;
  for (const name of names) {
    const key = from?.[name];
    const next = from?.next?.[name];
    if (key !== undefined) {
      to[name] = key;
    }
    if (next !== undefined && next !== key) {
      to.next[name] = next;
    }
  }
}
