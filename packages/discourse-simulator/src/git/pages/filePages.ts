import { Router } from 'express';
import { escapeHtml } from '../../server/html';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import type { GitRepository } from '../repository';
import { link, MAXIMUM_SHOWN, navigation, page, table } from './page';
import { splitBranch } from './splitBranch';

async function fileOrFolder(
  repository: GitRepository,
  place: { branch: string; commit: string; path: string },
): Promise<string> {
  const { branch, commit, path } = place;
  const { owner, name } = repository;
  const home = `/${owner}/${name}/src/branch/${branch}`;
  const entry = path ? await repository.entry(commit, path) : undefined;
  if (path && !entry) {
    throw new GitHostError(404, 'There is no such file');
  }
  if (entry?.type === 'blob') {
    const content = await repository.blob(entry.sha);
    const text = content.subarray(0, MAXIMUM_SHOWN).toString();
    return `<pre>${escapeHtml(
      text.includes('\0') ? '(binary file)' : text,
    )}</pre>`;
  }
  const entries = await repository.list(commit, { path });
  const parent = path.split('/').slice(0, -1).join('/');
  return table([
    ...(path ? [[link(parent ? `${home}/${parent}` : home, '..')]] : []),
    ...entries
      .sort((a, b) => Number(b.type === 'tree') - Number(a.type === 'tree'))
      .map(child => {
        const label = child.path.split('/').at(-1) ?? child.path;
        return [
          link(
            `${home}/${child.path}`,
            child.type === 'tree' ? `${label}/` : label,
          ),
        ];
      }),
  ]);
}

/** Pages of folders and files. */
export function filePages({ store }: HostContext): Router {
  const router = Router();

  router.get(
    '/:owner/:repo/src/branch/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: rest = '' } = request.params;
      const repository = await store.get(owner, repo);
      const place = splitBranch(await repository.branches(), rest);
      const body = await fileOrFolder(repository, place);
      response.send(
        page({
          title: [owner, repo, place.path].filter(Boolean).join('/'),
          body: `${navigation(repository, place.branch)}\n${body}`,
        }),
      );
    }),
  );

  return router;
}
