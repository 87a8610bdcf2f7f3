import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { laptopCluster } from './laptopCluster';

/** A forum as the portal's configuration names it. */
export interface ConfiguredForum {
  id: string;
  owner: string;
  title: string;
  url: string;
  keys: { monitor: string; operate?: string };
}

/** A catalog location that is passed through as it is. @public */
export interface ExtraLocation {
  /** Path of a file, relative to the folder in which the backend runs. */
  target: string;
  /** Kinds that it may hold. */
  allow: string[];
}

/** What the portal's configuration is made of. */
export interface PortalConfigOptions {
  fleetUrl: string;
  gitUrl: string;
  gitUsername: string;
  repositoryOwner: string;
  certificatePem: string;
  forums: ConfiguredForum[];
  /** Repositories whose catalog-info.yaml the catalog reads. */
  catalogRepositories: string[];
  extraLocations: ExtraLocation[];
  /** What the forums allow, when it is not what Discourse allows. */
  adminRequestsPerMinute?: number;
}

/** The collector and its people need some of what a forum allows. */
const SHARE_OF_GROUPS = 0.75;

/** Text that Backstage's configuration must not read as a substitution. */
function literal(text: string): string {
  return text.replace(/\$\{/g, '$$${');
}

/** The part of the portal's configuration that points it to the simulator. */
export function buildPortalConfig(options: PortalConfigOptions) {
  const { fleetUrl, gitUrl, gitUsername, repositoryOwner } = options;
  const fleetHost = new URL(fleetUrl).host;
  const gitHost = new URL(gitUrl).host;
  const { domain, ...cluster } = laptopCluster;
  const { adminRequestsPerMinute } = options;
  return {
    integrations: {
      gitea: [
        {
          host: gitHost,
          baseUrl: gitUrl,
          username: gitUsername,
          password: '${GIT_HOST_PASSWORD}',
        },
      ],
    },
    catalog: {
      locations: [
        ...options.extraLocations.map(({ target, allow }) => ({
          type: 'file',
          target: literal(target),
          rules: [{ allow }],
        })),
        ...options.catalogRepositories.map(repository => ({
          type: 'url',
          target: `${gitUrl}/${repository}/src/branch/main/catalog-info.yaml`,
        })),
      ],
    },
    discourse: {
      allowedHosts: [fleetHost],
      simulatedHosts: [fleetHost],
      simulatedCluster: `${fleetUrl}/_simulator`,
      forumAddress: `${fleetUrl}/{hostname}`,
      repositories: { host: gitHost, owner: repositoryOwner },
      clusters: [
        {
          ...cluster,
          allowedDomains: [domain],
          sealedSecretsCertificate: options.certificatePem,
        },
      ],
      ...(adminRequestsPerMinute && {
        groups: {
          requestsPerMinute: Math.ceil(
            adminRequestsPerMinute * SHARE_OF_GROUPS,
          ),
        },
      }),
      forums: options.forums.map(forum => ({
        id: forum.id,
        entityRef: `component:default/${forum.id}`,
        owner: forum.owner,
        title: literal(forum.title),
        url: forum.url,
        keys: forum.keys,
      })),
    },
  };
}

/** Writes the configuration for its owner's eyes only. Gives the file's path. */
export function writePortalConfig(
  dataDir: string,
  options: PortalConfigOptions,
): string {
  const file = path.join(dataDir, 'portal-config.yaml');
  const header =
    '# Written by discourse-simulator at every start; changes are lost.\n';
  fs.writeFileSync(
    `${file}.new`,
    header + stringify(buildPortalConfig(options), { lineWidth: 0 }),
    { mode: 0o600 },
  );
  fs.renameSync(`${file}.new`, file);
  return file;
}
