import { Router } from 'express';
import { escapeHtml } from '../../server/html';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import type { Commit } from '../repository';
import { navigation, page, table } from './page';
import { splitBranch } from './splitBranch';

const MAXIMUM_COMMITS = 100;

function commitRows(commits: Commit[]): string[][] {
  return commits.map(({ sha, author, date, message }) => [
    `<code>${sha.slice(0, 10)}</code>`,
    escapeHtml(message.split('\n')[0] ?? ''),
    escapeHtml(author),
    escapeHtml(date),
  ]);
}

/** Pages of commits. */
export function commitPages({ store }: HostContext): Router {
  const router = Router();

  router.get(
    '/:owner/:repo/commits/branch/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: rest = '' } = request.params;
      const repository = await store.get(owner, repo);
      const place = splitBranch(await repository.branches(), rest);
      const commits = await repository.log(place.commit, {
        limit: MAXIMUM_COMMITS,
        path: place.path,
      });
      response.send(
        page({
          title: `Commits of ${owner}/${repo}`,
          body: `${navigation(repository, place.branch)}\n${table(
            commitRows(commits),
          )}`,
        }),
      );
    }),
  );

  router.get(
    '/:owner/:repo/commit/:sha',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, sha = '' } = request.params;
      const repository = await store.get(owner, repo);
      const commit = await repository.resolve(sha);
      const [shown] = commit ? await repository.log(commit, { limit: 1 }) : [];
      if (!shown) {
        throw new GitHostError(404, 'There is no such commit');
      }
      response.send(
        page({
          title: shown.message.split('\n')[0] ?? shown.sha,
          body: `${navigation(repository, 'main')}\n${table(
            commitRows([shown]),
          )}\n<pre>${escapeHtml(shown.message)}</pre>`,
        }),
      );
    }),
  );

  return router;
}
