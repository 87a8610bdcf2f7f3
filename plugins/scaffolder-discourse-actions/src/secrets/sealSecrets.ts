import {
  sealedSecretFile,
  type RenderedFile,
  type RequiredSecret,
  type RequiredSecretKey,
} from '@backstage-discourse/forum-manifests';
import {
  sealForCluster,
  type ForumCluster,
} from '@backstage-discourse/plugin-discourse-node';
import { makeRandomHex, makeRandomPassword } from './makeRandomValue';
import { DIGESTS_ANNOTATION, type SealedFile } from './SealedFile';
import type { SecretDigest } from './SecretDigest';

/** The portal's two keys, sealed for the Secret that carries them. */
export interface SealedPortalKeys {
  monitor: string;
  operate: string;
}

/** A key of a Secret that nobody has given yet. */
export type MissingKey = {
  namespace: string;
  secret: string;
  key: string;
  description: string;
};

/** Where the values come from that are not made here. */
export interface SecretValues {
  portalKeys: SealedPortalKeys | undefined;
  findSupplied: (key: RequiredSecretKey) => string | undefined;
}

/** What sealing needs besides the Secrets themselves. */
export interface SealSecretsOptions {
  cluster: ForumCluster;
  values: SecretValues;
  /** Without one, a value that is given again is always sealed anew. */
  digest: SecretDigest | undefined;
  /** What the repository holds already. */
  existing: readonly SealedFile[];
  /** Epoch milliseconds. */
  now: number;
}

interface SealedKey {
  sealed: string;
  digest: string | undefined;
}

/**
 * One value, sealed. What is in the repository stays unless another value was
 * given: sealing is random, and a new text for an old value is a change that
 * nobody asked for.
 */
function sealKey(
  key: RequiredSecretKey,
  options: SealSecretsOptions & {
    secret: RequiredSecret;
    before: SealedFile | undefined;
  },
): SealedKey | undefined {
  const { secret, before, digest, values } = options;
  const old = before?.encryptedData[key.key];
  const oldDigest = before?.digests[key.key];
  const supplied =
    key.source === 'supplied' ? values.findSupplied(key) : undefined;
  const newDigest =
    supplied === undefined
      ? undefined
      : digest?.of(supplied, {
          namespace: secret.namespace,
          secret: secret.name,
          key: key.key,
        });
  const isUnchanged =
    supplied === undefined || (newDigest && newDigest === oldDigest);
  if (old !== undefined && isUnchanged) {
    return { sealed: old, digest: oldDigest };
  }
  const sealed = sealNew(key, { ...options, supplied });
  return sealed === undefined ? undefined : { sealed, digest: newDigest };
}

function sealNew(
  key: RequiredSecretKey,
  options: SealSecretsOptions & {
    secret: RequiredSecret;
    supplied: string | undefined;
  },
): string | undefined {
  const { supplied, values } = options;
  switch (key.source) {
    case 'portal-monitor':
      return values.portalKeys?.monitor;
    case 'portal-operate':
      return values.portalKeys?.operate;
    case 'random-hex-64':
      return sealForCluster(makeRandomHex(), options);
    case 'random-password':
      return sealForCluster(makeRandomPassword(), options);
    case 'supplied':
      return supplied === undefined
        ? undefined
        : sealForCluster(supplied, options);
    default:
      throw new Error(`No value is known for secret source '${key.source}'`);
  }
}

function inScope(
  cluster: ForumCluster,
  before: SealedFile | undefined,
): ForumCluster {
  // Old values open in the scope that they were sealed for only.
  return before
    ? { ...cluster, secrets: { ...cluster.secrets, scope: before.scope } }
    : cluster;
}

/**
 * Seals the Secrets of a forum. A Secret with a missing key is left out as a
 * whole: whoever supplies the key later seals all of it.
 */
export function sealSecrets(
  required: readonly RequiredSecret[],
  options: SealSecretsOptions,
): { files: RenderedFile[]; missing: MissingKey[] } {
  const files: RenderedFile[] = [];
  const missing: MissingKey[] = [];
  for (const secret of required) {
    const { namespace, name } = secret;
    const before = options.existing.find(
      file => file.name === name && file.namespace === namespace,
    );
    const cluster = inScope(options.cluster, before);
    const sealed = secret.keys.map(key => ({
      key,
      result: sealKey(key, { ...options, cluster, secret, before }),
    }));
    const unknown = sealed.filter(({ result }) => result === undefined);
    if (unknown.length === 0) {
      files.push(toFile(secret, { sealed, scope: cluster.secrets.scope }));
    }
    missing.push(
      ...unknown.map(({ key }) => ({
        namespace,
        secret: name,
        key: key.key,
        description: key.description,
      })),
    );
  }
  return { files, missing };
}

function toFile(
  { namespace, name }: RequiredSecret,
  options: {
    sealed: { key: RequiredSecretKey; result: SealedKey | undefined }[];
    scope: ForumCluster['secrets']['scope'];
  },
): RenderedFile {
  const encryptedData: Record<string, string> = {};
  const digests: Record<string, string> = {};
  for (const { key, result } of options.sealed) {
    if (result) {
      encryptedData[key.key] = result.sealed;
      if (result.digest) {
        digests[key.key] = result.digest;
      }
    }
  }
  return sealedSecretFile({
    namespace,
    name,
    encryptedData,
    scope: options.scope,
    annotations:
      Object.keys(digests).length > 0
        ? { [DIGESTS_ANNOTATION]: JSON.stringify(digests) }
        : undefined,
  });
}
