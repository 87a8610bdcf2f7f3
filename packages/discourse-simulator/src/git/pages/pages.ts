import { Router } from 'express';
import { PAGE_HEADERS } from '../../server/html';
import { handle, type HostContext } from '../HostContext';
import { commitPages } from './commitPages';
import { filePages } from './filePages';
import { link, page, table } from './page';
import { pullPages } from './pullPages';

/** Pages for people: repositories, files, commits and pull requests. */
export function pages(context: HostContext): Router {
  const { store } = context;
  const router = Router();
  router.use((_request, response, next) => {
    response.set(PAGE_HEADERS);
    next();
  });

  router.get(
    '/',
    handle(async (_request, response) => {
      const repositories = await store.list();
      const rows = repositories.map(({ owner, name }) => [
        link(`/${owner}/${name}`, `${owner}/${name}`),
      ]);
      response.send(page({ title: 'Repositories', body: table(rows) }));
    }),
  );

  router.get('/:owner/:repo', (request, response) => {
    const { owner, repo } = request.params;
    response.redirect(
      `/${encodeURIComponent(owner)}/${encodeURIComponent(
        repo,
      )}/src/branch/main`,
    );
  });

  router.use(filePages(context));
  router.use(commitPages(context));
  router.use(pullPages(context));
  return router;
}
