import {
  sealForCluster,
  type ForumCluster,
} from '@backstage-discourse/plugin-discourse-node';
import type { PortalKeyPair } from './PortalKeys';

/**
 * Seals both keys for the Secret that carries them on the cluster; undefined
 * where the cluster has no Sealed Secrets controller.
 */
export function sealKeys(
  keys: PortalKeyPair,
  options: {
    cluster: ForumCluster;
    secret: { namespace: string; name: string };
    /** Epoch milliseconds. */
    now: number;
  },
): { monitor: string; operate: string } | undefined {
  if (options.cluster.secrets.provider !== 'sealed-secrets') {
    return undefined;
  }
  return {
    monitor: sealForCluster(keys.monitor, options),
    operate: sealForCluster(keys.operate, options),
  };
}
