import { randomBytes } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  requiredSecrets,
  secretsKustomization,
  type RenderedFile,
  type RequiredSecret,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type {
  DiscourseService,
  ForumCluster,
} from '@backstage-discourse/plugin-discourse-node';
import {
  sealFor,
  sealSecrets,
  type MissingKey,
  type SealedPortalKeys,
} from './sealSecrets';
import { findSupplied } from './suppliedSecrets';

/** Sealed files of a forum, and what is still missing. */
export interface SealedForum {
  files: RenderedFile[];
  missing: MissingKey[];
}

function throwAway(): string {
  return randomBytes(32).toString('hex');
}

/**
 * Makes, takes and seals the secrets of a forum. Plain values live in memory
 * only, for the length of one call. A second run reserves the same portal keys
 * and makes new random ones, which is right until the repository is published.
 */
export class ForumSealer {
  readonly #clusters: readonly ForumCluster[];
  readonly #discourse: DiscourseService;

  constructor(options: {
    clusters: readonly ForumCluster[];
    discourse: DiscourseService;
  }) {
    this.#clusters = options.clusters;
    this.#discourse = options.discourse;
  }

  /** Reserves the forum and seals its real secrets. */
  async seal(
    forum: ForumSpec,
    options: {
      credentials: BackstageCredentials;
      secrets: Record<string, string> | undefined;
    },
  ): Promise<SealedForum> {
    const { credentials, secrets } = options;
    const cluster = this.#getCluster(forum);
    const required = requiredSecrets(forum);
    const secret = findPortalSecret(required);
    // A certificate that seals nothing must not leave a reservation behind.
    sealFor(throwAway(), { cluster, secret });
    const { sealedKeys } = await this.#discourse.reserveForum(
      {
        id: forum.metadata.name,
        title: forum.spec.title,
        hostname: forum.spec.hostname,
        owner: forum.spec.owner,
        cluster: cluster.name,
        secret,
      },
      { credentials },
    );
    return this.#seal(required, {
      cluster,
      portalKeys: sealedKeys,
      secrets,
    });
  }

  /** Seals throw-away values in place of the real ones and reserves nothing. */
  rehearse(
    forum: ForumSpec,
    options: { secrets: Record<string, string> | undefined },
  ): SealedForum {
    const cluster = this.#getCluster(forum);
    const required = requiredSecrets(forum);
    const secret = findPortalSecret(required);
    const given = Object.entries(options.secrets ?? {});
    return this.#seal(required, {
      cluster,
      portalKeys: {
        monitor: sealFor(throwAway(), { cluster, secret }),
        operate: sealFor(throwAway(), { cluster, secret }),
      },
      secrets: Object.fromEntries(
        given.map(([name, value]) => [name, value && throwAway()]),
      ),
    });
  }

  #seal(
    required: readonly RequiredSecret[],
    options: {
      cluster: ForumCluster;
      portalKeys: SealedPortalKeys;
      secrets: Record<string, string> | undefined;
    },
  ): SealedForum {
    const { cluster, portalKeys, secrets } = options;
    const { files, missing } = sealSecrets(required, {
      cluster,
      values: {
        portalKeys,
        findSupplied: key => findSupplied(key, { secrets }),
      },
    });
    return { files: [...files, secretsKustomization(files)], missing };
  }

  #getCluster({ spec }: ForumSpec): ForumCluster {
    const cluster = this.#clusters.find(({ name }) => name === spec.cluster);
    if (!cluster) {
      throw new InputError(
        `'spec.cluster' must be a cluster of discourse.clusters, not '${spec.cluster}'`,
      );
    }
    return cluster;
  }
}

function findPortalSecret(required: readonly RequiredSecret[]): {
  namespace: string;
  name: string;
} {
  const found = required.find(({ keys }) =>
    keys.some(({ source }) => source.startsWith('portal-')),
  );
  if (!found) {
    throw new Error("No Secret of the forum carries the portal's keys");
  }
  return { namespace: found.namespace, name: found.name };
}
