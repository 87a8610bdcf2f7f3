import { randomBytes } from 'node:crypto';
import type {
  CredentialSource,
  ForumKeys,
} from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import type { DbForumKeysRow } from '../store/tables';
import type { KeyCipher } from './KeyCipher';

/** Discourse's own keys have 32 random bytes, too. */
const KEY_BYTES = 32;

/** Both keys that the portal makes for a forum. */
export type PortalKeyPair = Required<ForumKeys>;

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

  async getKeys(forumId: string): Promise<PortalKeyPair | undefined> {
    return this.#read(this.#knex, forumId);
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
    const keys = await this.#read(tx, forumId);
    if (!keys) {
      throw new Error(`The keys of forum '${forumId}' could not be stored`);
    }
    return keys;
  }

  async #read(
    knex: Knex | Knex.Transaction,
    forumId: string,
  ): Promise<PortalKeyPair | undefined> {
    const row = await knex<DbForumKeysRow>('forum_keys')
      .where({ forum_id: forumId })
      .first();
    return (
      row && {
        monitor: this.#cipher.decrypt(row.monitor, {
          context: `${forumId}/monitor`,
        }),
        operate: this.#cipher.decrypt(row.operate, {
          context: `${forumId}/operate`,
        }),
      }
    );
  }

  #encryptNewKey(forumId: string, name: 'monitor' | 'operate'): string {
    return this.#cipher.encrypt(randomBytes(KEY_BYTES).toString('hex'), {
      context: `${forumId}/${name}`,
    });
  }
}
