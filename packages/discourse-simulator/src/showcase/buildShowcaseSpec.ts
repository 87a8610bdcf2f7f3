import {
  FORUM_SPEC_API_VERSION,
  formatForumSpecFaults,
  type ForumSpec,
  type ForumSpecInput,
  parseForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { releaseBehind } from '../releases';
import { scenarios } from '../scenarios';
import type { ShowcaseForum } from './showcaseForums';
import { laptopCluster } from '../portal/laptopCluster';

/** Host name of a forum on the simulated cluster. */
export function showcaseHostname(name: string): string {
  return `${name}.${laptopCluster.domain}`;
}

/** The spec of a forum of the showcase. */
export function buildShowcaseSpec(
  forum: ShowcaseForum,
  options: { repositoryUrl: string; at: number },
): ForumSpec {
  const { repositoryUrl, at } = options;
  const { name, title, customer, scenario, size, sidekiqMode } = forum;
  const input: ForumSpecInput = {
    apiVersion: FORUM_SPEC_API_VERSION,
    kind: 'Forum',
    metadata: { name },
    spec: {
      customer,
      title,
      hostname: showcaseHostname(name),
      owner: `group:default/${customer}`,
      contactEmail: `ops@${customer}.example`,
      cluster: laptopCluster.name,
      size,
      discourse: {
        version: releaseBehind(scenarios[scenario].releasesBehind, at),
      },
      sidekiq: { mode: sidekiqMode },
      objectStorage: {
        endpoint: laptopCluster.objectStorage.endpoint,
        region: laptopCluster.objectStorage.region,
        uploadsBucket: `${name}-uploads`,
        backupsBucket: `${name}-backups`,
        databaseBucket: `${name}-database`,
      },
      smtp: { host: laptopCluster.smtp.host },
      network: {
        gateway: laptopCluster.gateway,
        issuer: laptopCluster.issuer,
      },
      gitops: { repositoryUrl },
    },
  };
  const result = parseForumSpec(input);
  if (!result.ok) {
    throw new Error(
      `The showcase forum '${name}' is not valid: ${formatForumSpecFaults(
        result.faults,
      )}`,
    );
  }
  return result.spec;
}
