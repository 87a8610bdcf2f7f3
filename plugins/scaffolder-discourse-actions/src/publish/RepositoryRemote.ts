import { toError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { Errors, listServerRefs } from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import type { ForumRepository } from '../plan/ForumRepository';

/** A user and password, or a token in place of the password. */
export interface GitCredentials {
  username: string;
  password: string;
}

/** What a Git host has under the address of a repository. */
export type RemoteState =
  /** No repository, or none that the portal may see. */
  | 'absent'
  /** A repository without any commit: a first push did not get there. */
  | 'empty'
  | 'filled';

/** The account with which the portal pushes, as Backstage's own actions do. */
export async function getGitCredentials(
  repository: ForumRepository,
  options: { integrations: ScmIntegrationRegistry },
): Promise<GitCredentials> {
  const { integrations } = options;
  const { hostType, host, pageUrl } = repository;
  const missing = (field: string) =>
    new Error(
      `The portal can not push to ${host}: '${field}' is missing at this host in integrations.${hostType}; ask the platform team`,
    );
  if (hostType === 'gitea') {
    const config = integrations.gitea.byHost(host)?.config;
    if (!config?.username || !config.password) {
      throw missing(config?.username ? 'password' : 'username');
    }
    return { username: config.username, password: config.password };
  }
  if (hostType === 'gitlab') {
    const token = integrations.gitlab.byHost(host)?.config.token;
    if (!token) {
      throw missing('token');
    }
    return { username: 'oauth2', password: token };
  }
  const provider =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const { token } = await provider.getCredentials({ url: pageUrl });
  if (!token) {
    throw missing('token');
  }
  return { username: 'x-access-token', password: token };
}

/** Asks by Git's own protocol, which every host speaks. Reads only. */
export async function readRemoteState(
  remoteUrl: string,
  options: { credentials: GitCredentials },
): Promise<RemoteState> {
  let asked = false;
  try {
    const refs = await listServerRefs({
      http,
      url: remoteUrl,
      protocolVersion: 1,
      onAuth: () => {
        // Asked twice means that the credentials were refused.
        if (asked) {
          return { cancel: true };
        }
        asked = true;
        return options.credentials;
      },
    });
    return refs.length > 0 ? 'filled' : 'empty';
  } catch (error) {
    if (error instanceof Errors.HttpError && error.data.statusCode === 404) {
      return 'absent';
    }
    throw new Error(
      `Looking at the repository ${remoteUrl} failed; check that the Git host is up and lets the portal in`,
      { cause: toError(error) },
    );
  }
}
