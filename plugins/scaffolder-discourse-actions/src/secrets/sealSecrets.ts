import { toError } from '@backstage/errors';
import {
  sealedSecretFile,
  sealValue,
  type RenderedFile,
  type RequiredSecret,
  type RequiredSecretKey,
} from '@backstage-discourse/forum-manifests';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import { makeRandomHex, makeRandomPassword } from './makeRandomValue';

/** The portal's two keys, sealed for the Secret that carries them. */
export interface SealedPortalKeys {
  monitor: string;
  operate: string;
}

/** A key of a Secret that nobody has given yet. */
export interface MissingKey {
  namespace: string;
  secret: string;
  key: string;
  description: string;
}

/** Where the values come from that are not made here. */
export interface SecretValues {
  portalKeys: SealedPortalKeys | undefined;
  findSupplied: (key: RequiredSecretKey) => string | undefined;
}

/** Seals a value for one Secret on one cluster. */
export function sealFor(
  value: string,
  options: {
    cluster: ForumCluster;
    secret: { namespace: string; name: string };
  },
): string {
  const { cluster, secret } = options;
  try {
    return sealValue({
      certificatePem: cluster.sealedSecretsCertificate,
      value,
      label: `${secret.namespace}/${secret.name}`,
    });
  } catch (error) {
    throw new Error(
      `Sealing failed: 'sealedSecretsCertificate' of cluster '${cluster.name}' in discourse.clusters must be the PEM certificate of its Sealed Secrets controller ('kubeseal --fetch-cert')`,
      { cause: toError(error) },
    );
  }
}

function sealKey(
  key: RequiredSecretKey,
  options: {
    cluster: ForumCluster;
    secret: RequiredSecret;
    values: SecretValues;
  },
): string | undefined {
  const { values } = options;
  switch (key.source) {
    case 'portal-monitor':
      return values.portalKeys?.monitor;
    case 'portal-operate':
      return values.portalKeys?.operate;
    case 'random-hex-64':
      return sealFor(makeRandomHex(), options);
    case 'random-password':
      return sealFor(makeRandomPassword(), options);
    case 'supplied': {
      const value = values.findSupplied(key);
      return value === undefined ? undefined : sealFor(value, options);
    }
    default:
      throw new Error(`No value is known for secret source '${key.source}'`);
  }
}

/**
 * Seals the Secrets of a forum. A Secret with a missing key is left out as a
 * whole: whoever supplies the key later seals all of it.
 */
export function sealSecrets(
  required: readonly RequiredSecret[],
  options: { cluster: ForumCluster; values: SecretValues },
): { files: RenderedFile[]; missing: MissingKey[] } {
  const files: RenderedFile[] = [];
  const missing: MissingKey[] = [];
  for (const secret of required) {
    const { namespace, name } = secret;
    const encryptedData: Record<string, string> = {};
    const unknown: RequiredSecretKey[] = [];
    for (const key of secret.keys) {
      const sealed = sealKey(key, { ...options, secret });
      if (sealed === undefined) {
        unknown.push(key);
      } else {
        encryptedData[key.key] = sealed;
      }
    }
    if (unknown.length === 0) {
      files.push(sealedSecretFile({ namespace, name, encryptedData }));
    } else {
      missing.push(
        ...unknown.map(({ key, description }) => ({
          namespace,
          secret: name,
          key,
          description,
        })),
      );
    }
  }
  return { files, missing };
}
