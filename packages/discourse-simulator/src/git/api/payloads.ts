import type { HostContext } from '../HostContext';
import type { Pull } from '../pulls';
import type { Commit, GitRepository, TreeEntry } from '../repository';

/** The only user there is, in Gitea's shape. */
export function userPayload(context: HostContext) {
  const { username } = context.account;
  return { id: 1, login: username, username, full_name: '', email: '' };
}

export function organisationPayload(context: HostContext, name: string) {
  return {
    id: 1,
    name,
    username: name,
    full_name: name,
    description: 'An owner of the simulated Git host',
    website: context.url,
    visibility: 'public',
  };
}

export async function repositoryPayload(
  context: HostContext,
  repository: GitRepository,
) {
  const { owner, name } = repository;
  const page = `${context.url}/${owner}/${name}`;
  const branches = await repository.branches();
  return {
    id: 1,
    owner: { id: 1, login: owner, username: owner },
    name,
    full_name: `${owner}/${name}`,
    description: '',
    empty: branches.size === 0,
    private: false,
    archived: false,
    html_url: page,
    url: `${context.url}/api/v1/repos/${owner}/${name}`,
    clone_url: `${page}.git`,
    default_branch: 'main',
    permissions: { admin: true, push: true, pull: true },
  };
}

export function commitPayload(
  context: HostContext,
  repository: GitRepository,
  commit: Commit,
) {
  const { owner, name } = repository;
  const { sha, author, email, date, message } = commit;
  const person = { name: author, email, date };
  return {
    sha,
    created: date,
    html_url: `${context.url}/${owner}/${name}/commit/${sha}`,
    commit: { message, author: person, committer: person },
  };
}

/** A file or folder; the content comes only when a file itself was asked for. */
export function contentPayload(
  context: HostContext,
  repository: GitRepository,
  options: { entry: TreeEntry; ref: string; content?: Buffer },
) {
  const { entry, ref, content } = options;
  const { owner, name } = repository;
  return {
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    type: entry.type === 'tree' ? 'dir' : 'file',
    size: entry.size,
    encoding: content ? 'base64' : null,
    content: content ? content.toString('base64') : null,
    target: null,
    html_url: `${context.url}/${owner}/${name}/src/branch/${ref}/${entry.path}`,
  };
}

export function pullPayload(
  context: HostContext,
  repository: GitRepository,
  options: {
    pull: Pull;
    headSha?: string;
    baseSha?: string;
    mergeable: boolean;
  },
) {
  const { pull, headSha, baseSha, mergeable } = options;
  const { owner, name } = repository;
  const end = (ref: string, sha?: string) => ({
    label: ref,
    ref,
    sha: sha ?? '',
    repo: { name, full_name: `${owner}/${name}`, owner: { login: owner } },
  });
  const page = `${context.url}/${owner}/${name}/pulls/${pull.number}`;
  return {
    id: pull.number,
    number: pull.number,
    url: page,
    html_url: page,
    diff_url: `${page}.diff`,
    user: userPayload(context),
    title: pull.title,
    body: pull.body,
    state: pull.state,
    draft: false,
    head: end(pull.head, pull.headSha ?? headSha),
    base: end(pull.base, baseSha),
    mergeable: pull.state === 'open' && mergeable,
    merged: pull.merge !== undefined,
    merged_at: pull.merge ? new Date(pull.merge.at).toISOString() : null,
    merge_commit_sha: pull.merge?.sha ?? null,
    created_at: new Date(pull.createdAt).toISOString(),
    updated_at: new Date(pull.updatedAt).toISOString(),
    closed_at:
      pull.state === 'closed' ? new Date(pull.updatedAt).toISOString() : null,
  };
}
