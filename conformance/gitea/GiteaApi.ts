import { z } from 'zod/v4';

/** Somebody who signs in with a password. */
export interface GiteaAccount {
  username: string;
  password: string;
}

const repositorySchema = z.object({
  empty: z.boolean(),
  private: z.boolean(),
  default_branch: z.string(),
  clone_url: z.url(),
});
const commitsSchema = z.array(z.object({ sha: z.string() }));
const topicsSchema = z.object({ topics: z.array(z.string()) });
const protectionsSchema = z.array(
  z.object({ rule_name: z.string(), enable_push: z.boolean() }),
);
const pullSchema = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  mergeable: z.boolean(),
  merged: z.boolean(),
  head: z.object({ ref: z.string() }),
});

/** A pull request, as Gitea tells it. */
export type GiteaPull = z.infer<typeof pullSchema>;

/** The part of Gitea's API that a person would use in its pages. */
export class GiteaApi {
  readonly #url: string;
  readonly #authorization: string;
  readonly #signal: AbortSignal;

  constructor(options: {
    url: string;
    account: GiteaAccount;
    signal: AbortSignal;
  }) {
    const { username, password } = options.account;
    this.#url = `${options.url}/api/v1`;
    this.#authorization = `Basic ${Buffer.from(
      `${username}:${password}`,
    ).toString('base64')}`;
    this.#signal = options.signal;
  }

  async createOrganization(name: string): Promise<void> {
    await this.#send('POST', '/orgs', {
      username: name,
      visibility: 'private',
    });
  }

  /** Makes a repository with one file, for somebody else. */
  async createRepository(owner: string, name: string): Promise<void> {
    await this.#send('POST', `/orgs/${owner}/repos`, {
      name,
      private: true,
      auto_init: true,
    });
  }

  async readRepository(owner: string, name: string) {
    return repositorySchema.parse(
      await this.#send('GET', `/repos/${owner}/${name}`),
    );
  }

  /** Ids of all commits of the branch, newest first. */
  async listCommits(owner: string, name: string): Promise<string[]> {
    const commits = commitsSchema.parse(
      await this.#send('GET', `/repos/${owner}/${name}/commits?stat=false`),
    );
    return commits.map(({ sha }) => sha);
  }

  async listTopics(owner: string, name: string): Promise<string[]> {
    return topicsSchema.parse(
      await this.#send('GET', `/repos/${owner}/${name}/topics`),
    ).topics;
  }

  async listProtections(owner: string, name: string) {
    return protectionsSchema.parse(
      await this.#send('GET', `/repos/${owner}/${name}/branch_protections`),
    );
  }

  async listOpenPulls(owner: string, name: string): Promise<GiteaPull[]> {
    return z
      .array(pullSchema)
      .parse(
        await this.#send('GET', `/repos/${owner}/${name}/pulls?state=open`),
      );
  }

  async readPull(owner: string, name: string, number: number) {
    return pullSchema.parse(
      await this.#send('GET', `/repos/${owner}/${name}/pulls/${number}`),
    );
  }

  async merge(owner: string, name: string, number: number): Promise<void> {
    await this.#send('POST', `/repos/${owner}/${name}/pulls/${number}/merge`, {
      Do: 'merge',
    });
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        Authorization: this.#authorization,
        'Content-Type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: this.#signal,
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(
        `${method} ${path} was answered with ${response.status}: ${text.slice(
          0,
          300,
        )}`,
      );
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}
