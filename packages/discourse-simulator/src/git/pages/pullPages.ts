import { Router } from 'express';
import { escapeHtml } from '../../server/html';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import { link, MAXIMUM_SHOWN, navigation, page, table } from './page';

/** Pages of pull requests. */
export function pullPages({ store, pulls }: HostContext): Router {
  const router = Router();

  router.get(
    '/:owner/:repo/pulls',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const repository = await store.get(owner, repo);
      const rows = (await pulls.list(repository)).map(pull => [
        link(
          `/${owner}/${repo}/pulls/${pull.number}`,
          `#${pull.number} ${pull.title}`,
        ),
        pull.merge ? 'merged' : pull.state,
      ]);
      response.send(
        page({
          title: `Pull requests of ${owner}/${repo}`,
          body: `${navigation(repository, 'main')}\n${table(rows)}`,
        }),
      );
    }),
  );

  router.get(
    '/:owner/:repo/pulls/:number',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, number } = request.params;
      const repository = await store.get(owner, repo);
      const pull = await pulls.find(repository, Number(number));
      if (!pull) {
        throw new GitHostError(404, 'There is no such pull request');
      }
      const head = pull.headSha ?? (await repository.resolve(pull.head));
      const base = pull.merge
        ? `${pull.merge.sha}^1`
        : await repository.resolve(pull.base);
      const shared =
        head && base ? await repository.mergeBase(base, head) : undefined;
      const diff = head && shared ? await repository.diff(shared, head) : '';
      response.send(
        page({
          title: `#${pull.number} ${pull.title}`,
          body: `${navigation(repository, 'main')}
<p>${escapeHtml(pull.head)} into ${escapeHtml(pull.base)}: ${
            pull.merge ? 'merged' : pull.state
          }</p>
<pre>${escapeHtml(pull.body)}</pre>
<h2>Changes</h2>
<pre>${escapeHtml(diff.slice(0, MAXIMUM_SHOWN))}</pre>`,
        }),
      );
    }),
  );
  return router;
}
