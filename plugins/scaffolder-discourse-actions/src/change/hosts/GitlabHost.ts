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
import { isFile } from './paths';

const PAGE_SIZE = 100;

const branch = z.object({
  commit: z.object({ id: z.string(), message: z.string() }),
});
const entries = z.array(
  z.object({
    id: z.string(),
    path: z.string(),
    mode: z.string(),
    type: z.string(),
  }),
);
const commits = z.array(z.object({ id: z.string() }));
const file = z.object({ content: z.string() });
const mergeRequest = z.object({
  iid: z.number(),
  web_url: z.string(),
  title: z.string(),
  description: z.string().nullable(),
});

/** Changes a project through GitLab's API of commits and merge requests. */
export class GitlabHost implements ChangeHost {
  readonly #client: HostClient;
  readonly #path: string;

  constructor(options: { client: HostClient; owner: string; repo: string }) {
    const project = encodeURIComponent(`${options.owner}/${options.repo}`);
    this.#client = options.client;
    this.#path = `/projects/${project}`;
  }

  async getBranch(name: string): Promise<BranchTip | undefined> {
    const found = await this.#client.find(
      `${this.#path}/repository/branches/${encodeURIComponent(name)}`,
      branch,
    );
    return found && { commit: found.commit.id, message: found.commit.message };
  }

  async listFiles(commit: string): Promise<TreeFile[]> {
    const found = await this.#client.list(
      `${this.#path}/repository/tree`,
      entries,
      { query: { ref: commit, recursive: 'true' }, pageSize: PAGE_SIZE },
    );
    return found
      .filter(isFile)
      .map(({ path, id, mode }) => ({ path, sha: id, mode }));
  }

  async listCommits(
    path: string,
    options: { from: string },
  ): Promise<string[]> {
    const found = await this.#client.send(
      `${this.#path}/repository/commits`,
      commits,
      { query: { ref_name: options.from, path, per_page: '50' } },
    );
    return found.map(({ id }) => id);
  }

  async readFile(
    path: string,
    options: { commit: string },
  ): Promise<Buffer | undefined> {
    const found = await this.#client.find(
      `${this.#path}/repository/files/${encodeURIComponent(path)}`,
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
    await this.#client.run(`${this.#path}/repository/commits`, {
      method: 'POST',
      body: {
        branch: name,
        start_sha: base,
        force: exists,
        commit_message: message,
        actions: changes.map(toAction),
      },
    });
  }

  async findPull(options: {
    branch: string;
    target: string;
  }): Promise<OpenPull | undefined> {
    const found = await this.#client.send(
      `${this.#path}/merge_requests`,
      z.array(mergeRequest),
      {
        query: {
          state: 'opened',
          source_branch: options.branch,
          target_branch: options.target,
        },
      },
    );
    return found.map(toPull).at(0);
  }

  async openPull(
    options: { branch: string; target: string } & PullWords,
  ): Promise<OpenPull> {
    const { branch: source, target, title, description } = options;
    return toPull(
      await this.#client.send(`${this.#path}/merge_requests`, mergeRequest, {
        method: 'POST',
        body: {
          source_branch: source,
          target_branch: target,
          title,
          description,
          remove_source_branch: true,
        },
      }),
    );
  }

  async updatePull(number: number, words: PullWords): Promise<void> {
    const { title, description } = words;
    await this.#client.run(`${this.#path}/merge_requests/${number}`, {
      method: 'PUT',
      body: { title, description },
    });
  }
}

function toAction(change: TreeChange) {
  const { action, path: file_path } = change;
  return change.action === 'delete'
    ? { action, file_path }
    : {
        action,
        file_path,
        content: change.content.toString('base64'),
        encoding: 'base64',
      };
}

function toPull(found: z.infer<typeof mergeRequest>): OpenPull {
  const { iid, web_url: url, title, description } = found;
  return { number: iid, url, title, description: description ?? '' };
}
