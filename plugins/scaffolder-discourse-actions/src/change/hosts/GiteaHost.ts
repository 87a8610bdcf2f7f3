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

const PAGE_SIZE = 50;

const branch = z.object({
  commit: z.object({ id: z.string(), message: z.string().default('') }),
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
  total_count: z.number().optional(),
});
const commits = z.array(z.object({ sha: z.string() }));
const file = z.object({ content: z.string().nullable() });
const pull = pullSchema.extend({
  head: z.object({ ref: z.string() }),
  base: z.object({ ref: z.string() }),
});

/** Changes a repository through the API of Gitea and Forgejo. */
export class GiteaHost implements ChangeHost {
  readonly #client: HostClient;
  readonly #path: string;

  constructor(options: { client: HostClient; owner: string; repo: string }) {
    this.#client = options.client;
    this.#path = `/repos/${encodePath(`${options.owner}/${options.repo}`)}`;
  }

  async getBranch(name: string): Promise<BranchTip | undefined> {
    const found = await this.#client.find(
      `${this.#path}/branches/${encodePath(name)}`,
      branch,
    );
    return found && { commit: found.commit.id, message: found.commit.message };
  }

  async listFiles(commit: string): Promise<TreeFile[]> {
    const entries: z.infer<typeof tree>['tree'] = [];
    for (let page = 1; ; page++) {
      const found = await this.#client.send(
        `${this.#path}/git/trees/${commit}`,
        tree,
        { query: { recursive: 'true', page: String(page), per_page: '1000' } },
      );
      entries.push(...found.tree);
      const total = found.total_count ?? entries.length;
      if (found.tree.length === 0 || entries.length >= total) {
        return entries
          .filter(isFile)
          .map(({ path, sha, mode }) => ({ path, sha, mode }));
      }
    }
  }

  async listCommits(
    path: string,
    options: { from: string },
  ): Promise<string[]> {
    const found = await this.#client.send(`${this.#path}/commits`, commits, {
      query: { sha: options.from, path, limit: String(PAGE_SIZE) },
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
    return typeof found?.content === 'string'
      ? Buffer.from(found.content, 'base64')
      : undefined;
  }

  /** The API has no forced update, so an old branch is made anew. */
  async writeBranch(options: {
    branch: string;
    exists: boolean;
    base: string;
    message: string;
    changes: readonly TreeChange[];
  }): Promise<void> {
    const { branch: name, exists, base, message, changes } = options;
    if (exists) {
      await this.#client.run(`${this.#path}/branches/${encodePath(name)}`, {
        method: 'DELETE',
      });
    }
    await this.#client.run(`${this.#path}/branches`, {
      method: 'POST',
      body: { new_branch_name: name, old_ref_name: base },
    });
    await this.#client.run(`${this.#path}/contents`, {
      method: 'POST',
      body: { branch: name, message, files: changes.map(toOperation) },
    });
  }

  async findPull(options: {
    branch: string;
    target: string;
  }): Promise<OpenPull | undefined> {
    for (let page = 1; ; page++) {
      const found = await this.#client.send(
        `${this.#path}/pulls`,
        z.array(pull),
        {
          query: {
            state: 'open',
            page: String(page),
            limit: String(PAGE_SIZE),
          },
        },
      );
      const ours = found.find(
        ({ head, base }) =>
          head.ref === options.branch && base.ref === options.target,
      );
      if (ours || found.length < PAGE_SIZE) {
        return ours && toPull(ours);
      }
    }
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

function toOperation(change: TreeChange) {
  switch (change.action) {
    case 'create':
      return {
        operation: 'create',
        path: change.path,
        content: change.content.toString('base64'),
      };
    case 'update':
      return {
        operation: 'update',
        path: change.path,
        content: change.content.toString('base64'),
        sha: change.known.sha,
      };
    default:
      return {
        operation: 'delete',
        path: change.path,
        sha: change.known.sha,
      };
  }
}
