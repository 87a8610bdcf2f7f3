import type {
  CredentialSource,
  ForumKeys,
  KeyHolder,
} from '@backstage-discourse/plugin-discourse-node';
import { KEY_NAMES, type NamedKeys } from './Keyring';

/**
 * Lets a key that changes in its source wait until the forum accepts it, and
 * gives the one before until then. That one is held in memory only: after a
 * restart, what the source has is what is used.
 */
export class ProvenKeys implements CredentialSource {
  readonly #source: CredentialSource;
  readonly #proven = new Map<string, NamedKeys>();

  constructor(options: { source: CredentialSource }) {
    this.#source = options.source;
  }

  get id(): string {
    return this.#source.id;
  }

  async getKeys(
    forumId: string,
    holder: KeyHolder,
  ): Promise<ForumKeys | undefined> {
    const found = await this.#source.getKeys(forumId, holder);
    if (!found) {
      this.#proven.delete(forumId);
      return undefined;
    }
    const proven = this.#proven.get(forumId);
    const keys: NamedKeys = {};
    const next: NamedKeys = { ...found.next };
    for (const name of KEY_NAMES) {
      const now = found[name];
      const before = proven?.[name];
      // A key that was taken away is not to be used any longer.
      if (now !== undefined) {
        keys[name] = before ?? now;
        next[name] ??= before !== undefined && before !== now ? now : undefined;
      }
    }
    this.#proven.set(forumId, keys);
    return { ...keys, next };
  }

  async promoteKeys(forumId: string, accepted: NamedKeys): Promise<void> {
    const proven = this.#proven.get(forumId);
    if (proven) {
      this.#proven.set(forumId, { ...proven, ...accepted });
    }
    await this.#source.promoteKeys?.(forumId, accepted);
  }
}
