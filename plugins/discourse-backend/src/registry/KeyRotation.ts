import { ConflictError, InputError } from '@backstage/errors';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import type { Knex } from 'knex';
import type { StoredForum } from '../store/StoredForum';
import type { PortalKeys } from './PortalKeys';
import { sealKeys } from './sealKeys';

/**
 * Makes new keys for forums that the portal created. They are sealed for the
 * forum's repository; the old ones are used until the forum accepts the new.
 */
export class KeyRotation {
  readonly #knex: Knex;
  readonly #keys: PortalKeys;
  readonly #clusters: readonly ForumCluster[];
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    keys: PortalKeys;
    clusters: readonly ForumCluster[];
    now: () => number;
  }) {
    this.#knex = options.knex;
    this.#keys = options.keys;
    this.#clusters = options.clusters;
    this.#now = options.now;
  }

  /**
   * The new keys, sealed. Asked again before the forum accepts them, it seals
   * the same ones anew, so a run that broke off can be started over.
   */
  async rotate(
    forum: StoredForum,
    request: { cluster: string; secret: { namespace: string; name: string } },
  ): Promise<{ monitor: string; operate: string }> {
    const { secret } = request;
    const cluster = this.#clusters.find(({ name }) => name === request.cluster);
    if (!cluster) {
      throw new InputError(
        `'cluster' must be one of discourse.clusters, not '${request.cluster}'`,
      );
    }
    this.#keys.requireCipher();
    return this.#knex.transaction(async tx => {
      const pair =
        forum.source === this.#keys.id
          ? await this.#keys.ensureNextKeys(tx, { forumId: forum.id })
          : undefined;
      if (!pair) {
        throw new ConflictError(
          `The keys of forum '${forum.id}' are not the portal's own; put new ones beside the old where they come from, in discourse.forums as keys.next`,
        );
      }
      const sealed = sealKeys(pair, { cluster, secret, now: this.#now() });
      if (!sealed) {
        throw new ConflictError(
          `The cluster '${cluster.name}' has no Sealed Secrets controller, so new keys of forum '${forum.id}' can not be handed over sealed; replace them in its secret store and in discourse.forums`,
        );
      }
      return sealed;
    });
  }
}
