import { Router } from 'express';
import { pipeline } from 'node:stream/promises';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import { parseTreePath } from '../names';
import { requireCommit } from './parseBody';
import { commitPayload, contentPayload } from './payloads';

const MAXIMUM_COMMITS = 50;

function refOf(query: { ref?: unknown; sha?: unknown }): string {
  const ref = query.ref ?? query.sha;
  return typeof ref === 'string' && ref !== '' ? ref : 'main';
}

/** Files, trees, commits and archives. */
export function readRoutes(context: HostContext): Router {
  const { store } = context;
  const router = Router();

  router.get(
    '/repos/:owner/:repo/contents/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: rawPath = '' } = request.params;
      const repository = await store.get(owner, repo);
      const ref = refOf(request.query);
      const commit = await requireCommit(repository, ref);
      const path = parseTreePath(rawPath);
      const entry = path ? await repository.entry(commit, path) : undefined;
      if (path && !entry) {
        throw new GitHostError(404, `'${path}' does not exist on '${ref}'`);
      }
      if (entry?.type === 'blob') {
        const content = await repository.blob(entry.sha);
        response
          .set('ETag', `"${entry.sha}"`)
          .json(contentPayload(context, repository, { entry, ref, content }));
        return;
      }
      const entries = await repository.list(commit, { path });
      response.json(
        entries.map(child =>
          contentPayload(context, repository, { entry: child, ref }),
        ),
      );
    }),
  );

  router.get(
    '/repos/:owner/:repo/git/commits/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: ref = '' } = request.params;
      const repository = await store.get(owner, repo);
      const sha = await requireCommit(repository, ref);
      const [commit] = await repository.log(sha, { limit: 1 });
      if (!commit) {
        throw new GitHostError(404, `The commit '${ref}' does not exist`);
      }
      response.json(commitPayload(context, repository, commit));
    }),
  );

  router.get(
    '/repos/:owner/:repo/commits',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const repository = await store.get(owner, repo);
      const sha = await requireCommit(repository, refOf(request.query));
      const commits = await repository.log(sha, { limit: MAXIMUM_COMMITS });
      response.json(
        commits.map(commit => commitPayload(context, repository, commit)),
      );
    }),
  );

  router.get(
    '/repos/:owner/:repo/git/trees/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: ref = '' } = request.params;
      const repository = await store.get(owner, repo);
      const sha = await requireCommit(repository, ref);
      const tree = await repository.list(sha, {
        recursive: ['true', '1'].includes(String(request.query.recursive)),
      });
      response.json({ sha, tree, truncated: false, total_count: tree.length });
    }),
  );

  router.get(
    '/repos/:owner/:repo/archive/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: file = '' } = request.params;
      const ref = /^(.+)\.tar\.gz$/.exec(file)?.[1];
      if (!ref) {
        throw new GitHostError(400, 'Archives come as .tar.gz only');
      }
      const repository = await store.get(owner, repo);
      const sha = await requireCommit(repository, ref);
      response.set('Content-Type', 'application/gzip');
      await pipeline(repository.archive(sha), response);
    }),
  );
  return router;
}
