import {
  DefaultGithubCredentialsProvider,
  getGiteaRequestOptions,
  getGitLabRequestOptions,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import type { RepositoryAddress } from '../access/RepositoryAddress';
import type { ChangeHost } from './ChangeHost';
import { GiteaHost } from './GiteaHost';
import { GithubHost } from './GithubHost';
import { GitlabHost } from './GitlabHost';
import { HostClient, type HostClientOptions } from './HostClient';

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** Opens repositories with the credentials of the portal's integrations. */
export class ChangeHosts {
  readonly #integrations: ScmIntegrationRegistry;

  constructor(options: { integrations: ScmIntegrationRegistry }) {
    this.#integrations = options.integrations;
  }

  open(
    address: RepositoryAddress,
    options: { signal?: AbortSignal },
  ): ChangeHost {
    const { owner, name: repo, hostType } = address;
    const client = new HostClient({
      ...this.#findApi(address),
      signal: options.signal,
    });
    switch (hostType) {
      case 'github':
        return new GithubHost({ client, owner, repo });
      case 'gitlab':
        return new GitlabHost({ client, owner, repo });
      default:
        return new GiteaHost({ client, owner, repo });
    }
  }

  #findApi(address: RepositoryAddress): HostClientOptions {
    const { host, hostType, pageUrl } = address;
    const { github, gitlab, gitea } = this.#integrations;
    const found = {
      github: github.byHost(host),
      gitlab: gitlab.byHost(host),
      gitea: gitea.byHost(host),
    };
    if (hostType === 'github' && found.github) {
      const provider = DefaultGithubCredentialsProvider.fromIntegrations(
        this.#integrations,
      );
      return {
        apiUrl: withoutSlash(
          found.github.config.apiBaseUrl ?? 'https://api.github.com',
        ),
        getHeaders: async () =>
          (await provider.getCredentials({ url: pageUrl })).headers ?? {},
      };
    }
    if (hostType === 'gitlab' && found.gitlab) {
      const { config } = found.gitlab;
      return {
        apiUrl: withoutSlash(config.apiBaseUrl),
        getHeaders: async () => getGitLabRequestOptions(config).headers,
      };
    }
    if (hostType === 'gitea' && found.gitea) {
      const { config } = found.gitea;
      const baseUrl = withoutSlash(config.baseUrl ?? `https://${host}`);
      return {
        apiUrl: `${baseUrl}/api/v1`,
        getHeaders: async () => toHeaders(getGiteaRequestOptions(config)),
      };
    }
    throw new Error(`There is no entry for '${host}' in integrations`);
  }
}

function toHeaders(options: { headers?: Record<string, string> }) {
  return options.headers ?? {};
}
