import type {
  ForumCluster,
  ForumConflict,
} from '@backstage-discourse/plugin-discourse-node';
import { HostNotAllowedError } from '../access/HostNotAllowedError';
import type { HostPolicy } from '../access/HostPolicy';

/** What a forum about to be created asks for. */
export interface WantedForum {
  id: string;
  hostname: string;
  cluster: string;
}

/** Conflicts with the configuration: clusters, their domains, allowed hosts. */
export function findConfigConflicts(
  wanted: WantedForum,
  options: {
    clusters: readonly ForumCluster[];
    policy: HostPolicy;
    url: string;
  },
): ForumConflict[] {
  const { clusters, policy, url } = options;
  const conflicts: ForumConflict[] = [];
  const cluster = clusters.find(({ name }) => name === wanted.cluster);
  if (!cluster) {
    const known = clusters.map(({ name }) => name).join(', ');
    conflicts.push({
      field: 'cluster',
      message: known
        ? `'cluster' must be one of ${known}, not '${wanted.cluster}'`
        : `'cluster' can not be '${wanted.cluster}': no cluster is configured in discourse.clusters`,
    });
  } else if (!isBelow(wanted.hostname, cluster.allowedDomains)) {
    conflicts.push({
      field: 'hostname',
      message: `'hostname' must be below ${cluster.allowedDomains.join(
        ' or ',
      )} on cluster '${cluster.name}', not '${wanted.hostname}'`,
    });
  }
  try {
    policy.check(new URL(url));
  } catch (error) {
    if (!(error instanceof HostNotAllowedError)) {
      throw error;
    }
    conflicts.push({
      field: 'hostname',
      message: `'hostname' leads to an address that the portal may not talk to: ${error.message}`,
    });
  }
  return conflicts;
}

/** Conflicts with other forums of the registry. */
export function describeTakenFields(
  wanted: WantedForum,
  taken: { name: boolean; hostname: boolean },
): ForumConflict[] {
  const conflicts: ForumConflict[] = [];
  if (taken.name) {
    conflicts.push({
      field: 'name',
      message: `'name' is taken: there is a forum '${wanted.id}' already; choose another name`,
    });
  }
  if (taken.hostname) {
    conflicts.push({
      field: 'hostname',
      message: `'hostname' is taken: another forum lives at '${wanted.hostname}'; choose another host name`,
    });
  }
  return conflicts;
}

function isBelow(hostname: string, domains: readonly string[]): boolean {
  return (
    domains.length === 0 ||
    domains.some(domain => hostname.endsWith(`.${domain}`))
  );
}
