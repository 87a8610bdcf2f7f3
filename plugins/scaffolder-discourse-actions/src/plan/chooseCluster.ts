import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import type { FormFault } from './FormFault';

/** The cluster that a form names, or the first one. */
export function chooseCluster(
  name: string | undefined,
  options: { clusters: readonly ForumCluster[] },
): { ok: true; cluster: ForumCluster } | { ok: false; fault: FormFault } {
  const { clusters } = options;
  const cluster =
    name === undefined
      ? clusters[0]
      : clusters.find(candidate => candidate.name === name);
  if (cluster) {
    return { ok: true, cluster };
  }
  const known = clusters.map(candidate => candidate.name).join(', ');
  return {
    ok: false,
    fault: {
      field: 'cluster',
      message: known
        ? `must be one of ${known}, not '${name}'`
        : 'can not be chosen: no cluster is configured in discourse.clusters; ask the platform team',
    },
  };
}

/** The fault of a host name outside of the cluster's domains, if it is. */
export function findDomainFault(
  hostname: string,
  options: { cluster: ForumCluster },
): FormFault | undefined {
  const { name, allowedDomains } = options.cluster;
  const fits =
    allowedDomains.length === 0 ||
    allowedDomains.some(domain => hostname.endsWith(`.${domain}`));
  return fits
    ? undefined
    : {
        field: 'hostname',
        message: `must be below ${allowedDomains.join(
          ' or ',
        )} on cluster '${name}', not '${hostname}'`,
      };
}
