import { ConflictError } from '@backstage/errors';
import type { StartBackupResult } from '@backstage-discourse/plugin-discourse-common';
import type { ForumConnections } from '../access/ForumConnections';
import type { Keyring } from '../registry/Keyring';
import type { StoredForum } from '../store/StoredForum';
import { toOperationError } from './toOperationError';

/** Starts backups with the operate key. */
export class BackupOperation {
  readonly #connections: ForumConnections;
  readonly #keyring: Keyring;
  readonly #timeoutMs: number;

  constructor(options: {
    connections: ForumConnections;
    keyring: Keyring;
    timeoutMs: number;
  }) {
    this.#connections = options.connections;
    this.#keyring = options.keyring;
    this.#timeoutMs = options.timeoutMs;
  }

  async startBackup(
    forum: StoredForum,
    options: { withUploads: boolean; signal?: AbortSignal },
  ): Promise<StartBackupResult> {
    const { operate } = await this.#keyring.getKeys(forum);
    if (operate === undefined) {
      throw new ConflictError(
        `A backup of forum '${forum.id}' can not be started: the registry has no operate key for it. Add an unrestricted key of an administrator, in discourse.forums as keys.operate`,
      );
    }
    const client = this.#connections.connect({
      url: forum.url,
      apiKey: operate,
      timeoutMs: this.#timeoutMs,
    });
    try {
      return { result: await client.startBackup(options) };
    } catch (error) {
      throw toOperationError(error, `Starting a backup of forum '${forum.id}'`);
    }
  }
}
