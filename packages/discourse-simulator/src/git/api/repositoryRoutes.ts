import { Router } from 'express';
import { z } from 'zod/v4';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import { isOwner } from '../names';
import { parseBody } from './parseBody';
import {
  organisationPayload,
  repositoryPayload,
  userPayload,
} from './payloads';

const newRepository = z.object({
  name: z.string(),
  description: z.string().optional(),
  private: z.boolean().optional(),
});

/** Owners and repositories. */
export function repositoryRoutes(context: HostContext): Router {
  const { store } = context;
  const router = Router();

  router.get('/version', (_request, response) => {
    response.json({ version: '1.24.0+simulated' });
  });

  router.get('/user', (_request, response) => {
    response.json(userPayload(context));
  });

  router.get('/orgs/:owner', (request, response, next) => {
    const { owner } = request.params;
    if (!isOwner(owner)) {
      next(new GitHostError(404, 'The target could not be found.'));
      return;
    }
    response.json(organisationPayload(context, owner));
  });

  router.get(
    '/orgs/:owner/repos',
    handle<{ owner: string }>(async (request, response) => {
      const repositories = await store.list();
      const owned = repositories.filter(
        ({ owner }) => owner === request.params.owner,
      );
      response.json(
        await Promise.all(
          owned.map(repository => repositoryPayload(context, repository)),
        ),
      );
    }),
  );

  router.post(
    '/orgs/:owner/repos',
    handle<{ owner: string }>(async (request, response) => {
      const { name } = parseBody(newRepository, request.body);
      const repository = await store.create(request.params.owner, name);
      response.status(201).json(await repositoryPayload(context, repository));
    }),
  );

  router.get(
    '/repos/:owner/:repo',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const repository = await store.get(owner, repo);
      response.json(await repositoryPayload(context, repository));
    }),
  );
  return router;
}
