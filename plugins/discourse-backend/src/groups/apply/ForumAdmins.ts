import { ConflictError } from '@backstage/errors';
import type { ForumConnections } from '../../access/ForumConnections';
import type { Keyring } from '../../registry/Keyring';
import type { StoredForum } from '../../store/StoredForum';
import { AdminPace, type Wait } from './AdminPace';
import { ForumAdmin } from './ForumAdmin';

/** Connects to forums, each at one pace whoever asks. */
export class ForumAdmins {
  readonly #connections: ForumConnections;
  readonly #keyring: Keyring;
  readonly #timeoutMs: number;
  readonly #requestsPerMinute: number;
  readonly #now: () => number;
  readonly #wait: Wait;
  readonly #paces = new Map<string, AdminPace>();

  constructor(options: {
    connections: ForumConnections;
    keyring: Keyring;
    timeoutMs: number;
    requestsPerMinute: number;
    now: () => number;
    wait: Wait;
  }) {
    this.#connections = options.connections;
    this.#keyring = options.keyring;
    this.#timeoutMs = options.timeoutMs;
    this.#requestsPerMinute = options.requestsPerMinute;
    this.#now = options.now;
    this.#wait = options.wait;
  }

  /** Throws `ConflictError` that names the key which the registry lacks. */
  async require(
    forum: StoredForum,
    key: 'monitor' | 'operate',
  ): Promise<ForumAdmin> {
    const keys = await this.#keyring.getKeys(forum);
    const apiKey = keys[key];
    if (apiKey === undefined) {
      throw new ConflictError(
        key === 'operate'
          ? `The groups of forum '${forum.id}' can not be changed: the registry has no operate key for it. Add an unrestricted key of an administrator, in discourse.forums as keys.operate`
          : `The groups of forum '${forum.id}' can not be read: the registry has no monitor key for it. Add a key with scope global:read, in discourse.forums as keys.monitor`,
      );
    }
    const pace = this.#paceOf(forum.id);
    return new ForumAdmin({
      pace,
      client: this.#connections.connect({
        url: forum.url,
        apiKey,
        timeoutMs: this.#timeoutMs,
        onRequest: () => pace.count(),
      }),
    });
  }

  #paceOf(forumId: string): AdminPace {
    const pace =
      this.#paces.get(forumId) ??
      new AdminPace({
        limit: this.#requestsPerMinute,
        now: this.#now,
        wait: this.#wait,
      });
    this.#paces.set(forumId, pace);
    return pace;
  }
}
