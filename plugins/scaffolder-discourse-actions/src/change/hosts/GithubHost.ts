import { z } from 'zod/v4';
import type {
  BranchTip,
  ChangeHost,
  OpenPull,
  PullWords,
  TreeChange,
  TreeFile,
} from './ChangeHost';
import type { HostClient } from './HostClient';
import { encodePath, isFile } from './paths';
import { openPull, pullSchema, toPull, updatePull } from './pulls';

const branch = z.object({
  commit: z.object({
    sha: z.string(),
    commit: z.object({ message: z.string() }),
  }),
});
const tree = z.object({
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
    }),
  ),
  truncated: z.boolean(),
});
const gitCommit = z.object({ tree: z.object({ sha: z.string() }) });
const gitObject = z.object({ sha: z.string() });
const commits = z.array(gitObject);
const file = z.object({ content: z.string() });

/** Changes a repository through GitHub's API of Git objects. */
export class GithubHost implements ChangeHost {
  readonly #client: HostClient;
  readonly #owner: string;
  readonly #path: string;

  constructor(options: { client: HostClient; owner: string; repo: string }) {
    this.#client = options.client;
    this.#owner = options.owner;
    this.#path = `/repos/${encodePath(`${options.owner}/${options.repo}`)}`;
  }

  async getBranch(name: string): Promise<BranchTip | undefined> {
    const found = await this.#client.find(
      `${this.#path}/branches/${encodePath(name)}`,
      branch,
    );
    return (
      found && {
        commit: found.commit.sha,
        message: found.commit.commit.message,
      }
    );
  }

  async listFiles(commit: string): Promise<TreeFile[]> {
    const found = await this.#client.send(
      `${this.#path}/git/trees/${commit}`,
      tree,
      { query: { recursive: '1' } },
    );
    if (found.truncated) {
      throw new Error(
        'The repository has more files than GitHub lists at once; it must be a repository of one forum',
      );
    }
    return found.tree
      .filter(isFile)
      .map(({ path, sha, mode }) => ({ path, sha, mode }));
  }

  async listCommits(
    path: string,
    options: { from: string },
  ): Promise<string[]> {
    const found = await this.#client.send(`${this.#path}/commits`, commits, {
      query: { sha: options.from, path, per_page: '50' },
    });
    return found.map(({ sha }) => sha);
  }

  async readFile(
    path: string,
    options: { commit: string },
  ): Promise<Buffer | undefined> {
    const found = await this.#client.find(
      `${this.#path}/contents/${encodePath(path)}`,
      file,
      { query: { ref: options.commit } },
    );
    return found && Buffer.from(found.content, 'base64');
  }

  async writeBranch(options: {
    branch: string;
    exists: boolean;
    base: string;
    message: string;
    changes: readonly TreeChange[];
  }): Promise<void> {
    const { branch: name, exists, base, message, changes } = options;
    const parent = await this.#client.send(
      `${this.#path}/git/commits/${base}`,
      gitCommit,
    );
    const made = await this.#create('/git/trees', {
      base_tree: parent.tree.sha,
      tree: await this.#writeEntries(changes),
    });
    const sha = await this.#create('/git/commits', {
      message,
      tree: made,
      parents: [base],
    });
    if (exists) {
      await this.#client.run(
        `${this.#path}/git/refs/heads/${encodePath(name)}`,
        { method: 'PATCH', body: { sha, force: true } },
      );
    } else {
      await this.#client.run(`${this.#path}/git/refs`, {
        method: 'POST',
        body: { ref: `refs/heads/${name}`, sha },
      });
    }
  }

  async #writeEntries(changes: readonly TreeChange[]) {
    const entries = [];
    for (const change of changes) {
      const { path } = change;
      const mode = change.action === 'create' ? '100644' : change.known.mode;
      // GitHub asks for writes one after the other, not all at once.
      const sha =
        change.action === 'delete'
          ? null
          : await this.#create('/git/blobs', {
              content: change.content.toString('base64'),
              encoding: 'base64',
            });
      entries.push({ path, mode, type: 'blob', sha });
    }
    return entries;
  }

  async #create(path: string, body: unknown): Promise<string> {
    const { sha } = await this.#client.send(`${this.#path}${path}`, gitObject, {
      method: 'POST',
      body,
    });
    return sha;
  }

  async findPull(options: {
    branch: string;
    target: string;
  }): Promise<OpenPull | undefined> {
    const found = await this.#client.send(
      `${this.#path}/pulls`,
      z.array(pullSchema),
      {
        query: {
          state: 'open',
          head: `${this.#owner}:${options.branch}`,
          base: options.target,
        },
      },
    );
    return found.map(toPull).at(0);
  }

  async openPull(
    options: { branch: string; target: string } & PullWords,
  ): Promise<OpenPull> {
    return openPull({ ...options, client: this.#client, path: this.#path });
  }

  async updatePull(number: number, words: PullWords): Promise<void> {
    await updatePull({
      ...words,
      client: this.#client,
      path: this.#path,
      number,
    });
  }
}
