import { randomBytes } from 'node:crypto';
import type {
  CredentialSource,
  ForumKeys,
} from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import type { DbForumKeysRow } from '../store/tables';
import type { KeyCipher } from './KeyCipher';
import { KEY_NAMES, type NamedKeys } from './Keyring';

/** Discourse's own keys have 32 random bytes, too. */
const KEY_BYTES = 32;

/** Both keys that the portal makes for a forum. */
export type PortalKeyPair = Required<NamedKeys>;

/** The keys of forums that the portal created, encrypted in its database. */
export class PortalKeys implements CredentialSource {
  readonly id = 'portal';
  readonly #knex: Knex;
  readonly #cipher: KeyCipher;

  constructor(options: { knex: Knex; cipher: KeyCipher }) {
    this.#knex = options.knex;
    this.#cipher = options.cipher;
  }

  /** Throws unless keys can be stored, before anything is written. */
  requireCipher(): void {
    this.#cipher.requireKey();
  }

  async getKeys(forumId: string): Promise<ForumKeys | undefined> {
    const row = await this.#getRow(this.#knex, forumId);
    return row && { ...this.#decrypt(row), next: this.#decryptNext(row) };
  }

  /** The keys of a forum, made now if there are none. */
  async ensureKeys(
    tx: Knex.Transaction,
    options: { forumId: string },
  ): Promise<PortalKeyPair> {
    const { forumId } = options;
    await tx<DbForumKeysRow>('forum_keys')
      .insert({
        forum_id: forumId,
        monitor: this.#encryptNewKey(forumId, 'monitor'),
        operate: this.#encryptNewKey(forumId, 'operate'),
      })
      .onConflict('forum_id')
      .ignore();
    const row = await this.#getRow(tx, forumId);
    if (!row) {
      throw new Error(`The keys of forum '${forumId}' could not be stored`);
    }
    return this.#decrypt(row);
  }

  /**
   * Makes the keys that are to replace the present ones, or gives those that
   * wait already. Undefined if the portal has no keys of the forum.
   */
  async ensureNextKeys(
    tx: Knex.Transaction,
    options: { forumId: string },
  ): Promise<PortalKeyPair | undefined> {
    const { forumId } = options;
    await tx<DbForumKeysRow>('forum_keys')
      .where({ forum_id: forumId })
      .update({
        next_monitor: tx.raw('coalesce(next_monitor, ?)', [
          this.#encryptNewKey(forumId, 'monitor'),
        ]),
        next_operate: tx.raw('coalesce(next_operate, ?)', [
          this.#encryptNewKey(forumId, 'operate'),
        ]),
      });
    const row = await this.#getRow(tx, forumId);
    if (!row) {
      return undefined;
    }
    return { ...this.#decrypt(row), ...this.#decryptNext(row) };
  }

  /** The forum may have both keys until then, and loses the old ones later. */
  async promoteKeys(forumId: string, accepted: NamedKeys): Promise<void> {
    const row = await this.#getRow(this.#knex, forumId);
    const next = row ? this.#decryptNext(row) : {};
    for (const name of KEY_NAMES) {
      const column = `next_${name}` as const;
      const encrypted = row?.[column];
      if (encrypted && next[name] === accepted[name]) {
        // Where it still is what was accepted, as another rotation may begin.
        await this.#knex<DbForumKeysRow>('forum_keys')
          .where({ forum_id: forumId, [column]: encrypted })
          .update({ [name]: encrypted, [column]: null });
      }
    }
  }

  /** Encrypts anew what a previous encryption key encrypted; gives how much. */
  async reencrypt(): Promise<number> {
    let changed = 0;
    const rows = await this.#knex<DbForumKeysRow>('forum_keys');
    for (const row of rows) {
      for (const name of KEY_NAMES) {
        for (const column of [name, `next_${name}`] as const) {
          const text = row[column];
          if (text !== null && !this.#cipher.isCurrent(text)) {
            const context = `${row.forum_id}/${name}`;
            const plain = this.#cipher.decrypt(text, { context });
            changed += await this.#knex<DbForumKeysRow>('forum_keys')
              .where({ forum_id: row.forum_id, [column]: text })
              .update({ [column]: this.#cipher.encrypt(plain, { context }) });
          }
        }
      }
    }
    return changed;
  }

  async #getRow(
    knex: Knex | Knex.Transaction,
    forumId: string,
  ): Promise<DbForumKeysRow | undefined> {
    return knex<DbForumKeysRow>('forum_keys')
      .where({ forum_id: forumId })
      .first();
  }

  #decrypt(row: DbForumKeysRow): PortalKeyPair {
    const decrypt = (name: (typeof KEY_NAMES)[number]) =>
      this.#cipher.decrypt(row[name], { context: `${row.forum_id}/${name}` });
    return { monitor: decrypt('monitor'), operate: decrypt('operate') };
  }

  #decryptNext(row: DbForumKeysRow): NamedKeys {
    const next: NamedKeys = {};
    for (const name of KEY_NAMES) {
      const text = row[`next_${name}`];
      if (text !== null) {
        const context = `${row.forum_id}/${name}`;
        next[name] = this.#cipher.decrypt(text, { context });
      }
    }
    return next;
  }

  #encryptNewKey(forumId: string, name: (typeof KEY_NAMES)[number]): string {
    return this.#cipher.encrypt(randomBytes(KEY_BYTES).toString('hex'), {
      context: `${forumId}/${name}`,
    });
  }
}
