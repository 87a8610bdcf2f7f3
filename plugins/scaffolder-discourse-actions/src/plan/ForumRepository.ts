import type { Config } from '@backstage/config';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { FormFault } from './FormFault';

/** Hosts that a repository can be published to. */
export type RepositoryHostType = 'gitea' | 'github' | 'gitlab';

/** Branch that is published and deployed. */
export const BRANCH = 'main';

/** Where new repositories are made: `discourse.repositories`. */
export interface RepositorySettings {
  host: string;
  owner: string;
  visibility: 'private' | 'public';
  /** Who reviews every change, as the host names them; may be empty. */
  codeOwners: string[];
  /** Topics of each repository; may be empty. */
  topics: string[];
  /** Whether the branch takes changes by pull request only. */
  protectBranch: boolean;
}

/** Where the repository of one forum is, or is going to be. */
export interface ForumRepository {
  hostType: RepositoryHostType;
  /** Host as integrations name it. */
  host: string;
  owner: string;
  name: string;
  visibility: 'private' | 'public';
  /** As the publish actions take it. */
  repoUrl: string;
  /** Its page for people. */
  pageUrl: string;
  /** Clone URL. */
  remoteUrl: string;
  /** Root of the files on the branch; ends with a slash. */
  contentsUrl: string;
}

/** Reads `discourse.repositories`. */
export function readRepositorySettings(config: Config): RepositorySettings {
  const visibility =
    config.getOptionalString('discourse.repositories.visibility') ?? 'private';
  if (visibility !== 'private' && visibility !== 'public') {
    throw new Error(
      `'discourse.repositories.visibility' must be private or public, not '${visibility}'`,
    );
  }
  return {
    host: config.getString('discourse.repositories.host'),
    owner: config.getString('discourse.repositories.owner'),
    visibility,
    codeOwners: readCodeOwners(config),
    topics:
      config.getOptionalStringArray('discourse.repositories.topics') ?? [],
    protectBranch:
      config.getOptionalBoolean('discourse.repositories.protectBranch') ?? true,
  };
}

/** Reads `discourse.repositories.codeOwners`. */
export function readCodeOwners(config: Config): string[] {
  return (
    config.getOptionalStringArray('discourse.repositories.codeOwners') ?? []
  );
}

function findHost(
  integrations: ScmIntegrationRegistry,
  host: string,
):
  | { hostType: RepositoryHostType; baseUrl: string; contents: string }
  | undefined {
  const gitea = integrations.gitea.byHost(host);
  if (gitea) {
    return {
      hostType: 'gitea',
      baseUrl: gitea.config.baseUrl ?? `https://${host}`,
      contents: 'src/branch',
    };
  }
  if (integrations.github.byHost(host)) {
    return {
      hostType: 'github',
      baseUrl: `https://${host}`,
      contents: 'blob',
    };
  }
  const gitlab = integrations.gitlab.byHost(host);
  return (
    gitlab && {
      hostType: 'gitlab',
      baseUrl: gitlab.config.baseUrl,
      contents: '-/blob',
    }
  );
}

/** Derives every address of a forum's repository from its name. */
export function locateRepository(
  name: string,
  options: {
    settings: RepositorySettings;
    integrations: ScmIntegrationRegistry;
  },
): { ok: true; repository: ForumRepository } | { ok: false; fault: FormFault } {
  const { settings, integrations } = options;
  const found = findHost(integrations, settings.host);
  if (!found) {
    return {
      ok: false,
      fault: {
        field: 'discourse.repositories.host',
        message: `in the portal's configuration must be the host of a Gitea, GitHub or GitLab entry in integrations; '${settings.host}' is none; ask the platform team`,
      },
    };
  }
  const { hostType, contents } = found;
  const page = `${found.baseUrl.replace(/\/+$/, '')}/${settings.owner}/${name}`;
  const query = new URLSearchParams({ owner: settings.owner, repo: name });
  return {
    ok: true,
    repository: {
      hostType,
      host: settings.host,
      owner: settings.owner,
      name,
      visibility: settings.visibility,
      repoUrl: `${settings.host}?${query}`,
      pageUrl: page,
      remoteUrl: `${page}.git`,
      contentsUrl: `${page}/${contents}/${BRANCH}/`,
    },
  };
}
