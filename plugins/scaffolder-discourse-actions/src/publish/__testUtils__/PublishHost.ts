import type { GitHost } from '@backstage-discourse/discourse-simulator';

/** Owner of all repositories of the hosts. */
export const OWNER = 'forums';

/** The part of a Git host that its API and its addresses make its own. */
export interface PublishHostOptions {
  /** Where the repositories really are. */
  git: GitHost;
  /** Account of the Git host, as one header of its own API. */
  authorization: string;
  /** Address below which people and Git find the repositories. */
  webUrl: () => string;
  /** What making a repository is answered with instead. */
  refusal: () => string | undefined;
}

/** Makes an empty repository; false where there is one of that name. */
export async function createEmpty(
  name: string,
  options: PublishHostOptions,
): Promise<boolean> {
  const response = await fetch(
    `${options.git.url}/api/v1/orgs/${OWNER}/repos`,
    {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: options.authorization,
      },
      body: JSON.stringify({ name }),
    },
  );
  return response.status === 201;
}

/** Text of a file on the branch, if there is one. */
export async function readFile(
  name: string,
  path: string,
  options: PublishHostOptions,
): Promise<string | undefined> {
  const { git } = options;
  const repositories = await git.listRepositories();
  return repositories.some(({ repo }) => repo === name)
    ? git.readFile(OWNER, name, 'main', path).catch(() => undefined)
    : undefined;
}
