import { Router } from 'express';
import { escapeHtml, FORM_PAGE_HEADERS } from '../../server/html';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import { completeMerge, examinePull } from '../pulls';
import { link, MAXIMUM_SHOWN, navigation, page, table } from './page';

/** Pages of pull requests. */
export function pullPages(context: HostContext): Router {
  const { store, pulls } = context;
  const router = Router();

  const find = async (params: RepositoryParams) => {
    const repository = await store.get(params.owner, params.repo);
    const pull = await pulls.find(repository, Number(params.number));
    if (!pull) {
      throw new GitHostError(404, 'There is no such pull request');
    }
    return { repository, pull };
  };

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
      const { repository, pull } = await find(request.params);
      const ends =
        pull.state === 'open' ? await examinePull(repository, pull) : undefined;
      const head = pull.headSha ?? (await repository.resolve(pull.head));
      const base = pull.merge
        ? `${pull.merge.sha}^1`
        : await repository.resolve(pull.base);
      const shared =
        head && base ? await repository.mergeBase(base, head) : undefined;
      const diff = head && shared ? await repository.diff(shared, head) : '';
      response.set(FORM_PAGE_HEADERS).send(
        page({
          title: `#${pull.number} ${pull.title}`,
          body: `${navigation(repository, 'main')}
<p>${escapeHtml(pull.head)} into ${escapeHtml(pull.base)}: ${
            pull.merge ? 'merged' : pull.state
          }</p>
${
  ends?.result === 'mergeable'
    ? '<form method="post"><button>Merge</button></form>'
    : ''
}
<pre>${escapeHtml(pull.body)}</pre>
<h2>Changes</h2>
<pre>${escapeHtml(diff.slice(0, MAXIMUM_SHOWN))}</pre>`,
        }),
      );
    }),
  );

  router.post(
    '/:owner/:repo/pulls/:number',
    handle<RepositoryParams>(async (request, response) => {
      // Whoever is on this machine may merge; other sites in the browser not.
      const origin = request.get('origin');
      if (
        origin === undefined ||
        new URL(origin).host !== request.get('host')
      ) {
        throw new GitHostError(403, 'Merge with the button of the page itself');
      }
      const { repository, pull } = await find(request.params);
      await completeMerge(context, {
        repository,
        pull,
        squash: false,
        deletesBranch: true,
      });
      response.redirect(303, request.originalUrl);
    }),
  );
  return router;
}
