import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';

/** Hosts on which a change can be proposed. */
export type ChangeHostType = 'gitea' | 'github' | 'gitlab';

/** Where the repository of a forum is. */
export interface RepositoryAddress {
  hostType: ChangeHostType;
  /** Host of its entry in integrations. */
  host: string;
  /** Owner; on GitLab, the path of the group. */
  owner: string;
  name: string;
  /** Branch that the catalog reads, and that is deployed. */
  branch: string;
  /** Its page for people. */
  pageUrl: string;
}

interface WebAddress {
  hostType: ChangeHostType;
  baseUrl: string;
  /** What lies between the repository and the branch in a URL. */
  separator: RegExp;
}

function findWeb(
  url: string,
  integrations: ScmIntegrationRegistry,
): (WebAddress & { host: string }) | undefined {
  const gitea = integrations.gitea.byUrl(url);
  if (gitea) {
    const { host, baseUrl = `https://${host}` } = gitea.config;
    return {
      hostType: 'gitea',
      host,
      baseUrl,
      separator: /\/src\/(?:branch|commit)\//,
    };
  }
  const github = integrations.github.byUrl(url);
  if (github) {
    const { host } = github.config;
    return {
      hostType: 'github',
      host,
      baseUrl: `https://${host}`,
      separator: /\/(?:blob|tree)\//,
    };
  }
  const gitlab = integrations.gitlab.byUrl(url);
  return (
    gitlab && {
      hostType: 'gitlab',
      host: gitlab.config.host,
      baseUrl: gitlab.config.baseUrl,
      separator: /\/-\/(?:blob|tree)\//,
    }
  );
}

/**
 * Takes apart the URL of a file or folder in a repository. Only hosts of the
 * portal's integrations count, as only they have credentials.
 */
export function parseRepositoryAddress(
  url: string,
  options: { integrations: ScmIntegrationRegistry },
): RepositoryAddress {
  const web = findWeb(url, options.integrations);
  const base = web?.baseUrl.replace(/\/+$/, '');
  if (!web || !base || !url.startsWith(`${base}/`)) {
    throw new InputError(
      `The repository at ${url} must be on a Gitea, GitHub or GitLab of the portal's integrations`,
    );
  }
  const [project = '', rest = ''] = url
    .slice(base.length + 1)
    .split(web.separator);
  const folders = project.split('/').map(decodeURIComponent);
  const name = folders.at(-1) ?? '';
  const owner = folders.slice(0, -1).join('/');
  const branch = decodeURIComponent(rest.split('/')[0]);
  if (!owner || !name || !branch) {
    throw new InputError(
      `${url} must be the address of a file on a branch of a repository`,
    );
  }
  return {
    hostType: web.hostType,
    host: web.host,
    owner,
    name,
    branch,
    pageUrl: `${base}/${project}`,
  };
}

/** The URL of the root of a commit, as the URL reader takes it. */
export function treeUrl(address: RepositoryAddress, commit: string): string {
  const folder = {
    gitea: 'src/branch',
    github: 'tree',
    gitlab: '-/tree',
  }[address.hostType];
  return `${address.pageUrl}/${folder}/${commit}/`;
}
