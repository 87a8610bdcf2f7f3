import { sealingLabel, sealValue } from '@backstage-discourse/forum-manifests';
import type { ForumCluster } from '../clusters';
import { chooseCertificate } from './chooseCertificate';

/**
 * Seals a value for one Secret on one cluster, in the scope that the cluster's
 * configuration names. Throws, with the fix, when no certificate is valid.
 *
 * @public
 */
export function sealForCluster(
  value: string,
  options: {
    cluster: ForumCluster;
    secret: { namespace: string; name: string };
    /** Epoch milliseconds. */
    now: number;
  },
): string {
  const { cluster, secret, now } = options;
  return sealValue({
    certificatePem: chooseCertificate(cluster, { now }).pem,
    value,
    label: sealingLabel(secret, { scope: cluster.secrets.scope }),
  });
}
