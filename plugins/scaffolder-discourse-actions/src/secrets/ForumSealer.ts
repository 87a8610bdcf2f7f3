import { randomBytes } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  requiredSecrets,
  secretsKustomization,
  type RequiredSecret,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import {
  chooseCertificate,
  sealForCluster,
  type DiscourseService,
  type ForumCluster,
} from '@backstage-discourse/plugin-discourse-node';
import type { SealedFile } from './SealedFile';
import {
  sealSecrets,
  type MissingKey,
  type SealedPortalKeys,
} from './sealSecrets';
import type { SecretDigest } from './SecretDigest';
import { findSupplied } from './suppliedSecrets';

/** Sealed files of a forum, and what is still missing. Plain JSON. */
export type SealedForum = {
  files: { path: string; content: string }[];
  missing: MissingKey[];
  /** What the platform team should do soon. */
  warnings: string[];
};

/** What the caller brings along. */
export interface SealOptions {
  secrets: Record<string, string> | undefined;
  /** SealedSecrets that the repository holds already. */
  existing: readonly SealedFile[];
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
  readonly #digest: SecretDigest | undefined;
  readonly #now: () => number;

  constructor(options: {
    clusters: readonly ForumCluster[];
    discourse: DiscourseService;
    digest: SecretDigest | undefined;
    now: () => number;
  }) {
    this.#clusters = options.clusters;
    this.#discourse = options.discourse;
    this.#digest = options.digest;
    this.#now = options.now;
  }

  /** Reserves the forum and seals its real secrets. */
  async seal(
    forum: ForumSpec,
    options: SealOptions & { credentials: BackstageCredentials },
  ): Promise<SealedForum> {
    const cluster = this.#getCluster(forum);
    const required = requiredSecrets(forum);
    if (isSealed(forum)) {
      // A certificate that seals nothing must not leave a reservation behind.
      chooseCertificate(cluster, { now: this.#now() });
    }
    const { sealedKeys } = await this.#discourse.reserveForum(
      {
        id: forum.metadata.name,
        title: forum.spec.title,
        hostname: forum.spec.hostname,
        owner: forum.spec.owner,
        cluster: cluster.name,
        secret: findPortalSecret(required),
      },
      { credentials: options.credentials },
    );
    return this.#seal(forum, { ...options, cluster, portalKeys: sealedKeys });
  }

  /** Seals throw-away values in place of the real ones and reserves nothing. */
  rehearse(forum: ForumSpec, options: SealOptions): SealedForum {
    const cluster = this.#getCluster(forum);
    const secret = findPortalSecret(requiredSecrets(forum));
    const now = this.#now();
    const rehearseKey = () =>
      sealForCluster(throwAway(), { cluster, secret, now });
    const given = Object.entries(options.secrets ?? {});
    return this.#seal(forum, {
      ...options,
      cluster,
      portalKeys: isSealed(forum)
        ? { monitor: rehearseKey(), operate: rehearseKey() }
        : undefined,
      secrets: Object.fromEntries(
        given.map(([name, value]) => [name, value && throwAway()]),
      ),
    });
  }

  #seal(
    forum: ForumSpec,
    options: SealOptions & {
      cluster: ForumCluster;
      portalKeys: SealedPortalKeys | undefined;
    },
  ): SealedForum {
    const { cluster, portalKeys, secrets, existing } = options;
    const required = requiredSecrets(forum);
    if (!isSealed(forum)) {
      return { files: [], missing: listAll(required), warnings: [] };
    }
    const now = this.#now();
    const { warning } = chooseCertificate(cluster, { now });
    const { files, missing } = sealSecrets(required, {
      cluster,
      existing,
      now,
      digest: this.#digest,
      values: {
        portalKeys,
        findSupplied: key => findSupplied(key, { secrets }),
      },
    });
    return {
      // Sealed files that people added stay listed.
      files: [
        ...files,
        secretsKustomization([
          ...files,
          ...existing.map(file => ({ path: file.path, content: '' })),
        ]),
      ],
      missing,
      warnings: warning ? [warning] : [],
    };
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

/** Whether the repository holds sealed values at all. */
function isSealed({ spec }: ForumSpec): boolean {
  return spec.secrets.provider === 'sealed-secrets';
}

/** With a store, or Secrets that are brought, all of them come from there. */
function listAll(required: readonly RequiredSecret[]): MissingKey[] {
  return required.flatMap(({ namespace, name, keys }) =>
    keys.map(({ key, description }) => ({
      namespace,
      secret: name,
      key,
      description,
    })),
  );
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
