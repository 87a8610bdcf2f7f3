import { toError } from '@backstage/errors';
import { sealValue } from '@backstage-discourse/forum-manifests';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import type { PortalKeyPair } from './PortalKeys';

/** Seals both keys for the Secret that carries them on the cluster. */
export function sealKeys(
  keys: PortalKeyPair,
  options: {
    cluster: ForumCluster;
    secret: { namespace: string; name: string };
  },
): { monitor: string; operate: string } {
  const { cluster, secret } = options;
  const seal = (value: string) =>
    sealValue({
      certificatePem: cluster.sealedSecretsCertificate,
      value,
      label: `${secret.namespace}/${secret.name}`,
    });
  try {
    return { monitor: seal(keys.monitor), operate: seal(keys.operate) };
  } catch (error) {
    throw new Error(
      `Sealing failed: 'sealedSecretsCertificate' of cluster '${cluster.name}' in discourse.clusters must be the PEM certificate of its Sealed Secrets controller ('kubeseal --fetch-cert')`,
      { cause: toError(error) },
    );
  }
}
