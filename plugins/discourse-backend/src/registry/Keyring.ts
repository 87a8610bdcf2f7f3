import type {
  CredentialSource,
  ForumKeys,
} from '@backstage-discourse/plugin-discourse-node';

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
    /** Sources added by modules, asked about any forum, in order. */
    added: readonly CredentialSource[];
  }) {
    this.#own = options.own;
    this.#added = options.added;
  }

  async getKeys(forum: { id: string; source: string }): Promise<ForumKeys> {
    const { id, source } = forum;
    const own = this.#own.find(each => each.id === source);
    const keys: ForumKeys = { ...(await own?.getKeys(id)) };
    for (const each of this.#added) {
      if (keys.monitor !== undefined && keys.operate !== undefined) {
        break;
      }
      const more = await each.getKeys(id);
      keys.monitor ??= more?.monitor;
      keys.operate ??= more?.operate;
    }
    return keys;
  }
}
