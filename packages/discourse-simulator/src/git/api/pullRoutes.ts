import { Router } from 'express';
import { z } from 'zod/v4';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import { completeMerge, examinePull, type Pull } from '../pulls';
import type { GitRepository } from '../repository';
import { parseBody, requireCommit } from './parseBody';
import { pullPayload } from './payloads';

const newPull = z.object({
  title: z.string().min(1, 'must not be empty'),
  body: z.string().default(''),
  head: z.string(),
  base: z.string().default('main'),
});

const changedPull = z.object({
  title: z.string().min(1).optional(),
  body: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
});

const mergeRequest = z.object({
  Do: z.enum(['merge', 'squash'], {
    error: 'must be merge or squash; the simulated Git host knows no other way',
  }),
  MergeTitleField: z.string().optional(),
  MergeMessageField: z.string().optional(),
  delete_branch_after_merge: z.boolean().optional(),
});

/** `owner:branch` is the same branch when the owner is our own. */
function headBranch(head: string, owner: string): string {
  return head.startsWith(`${owner}:`) ? head.slice(owner.length + 1) : head;
}

async function present(
  context: HostContext,
  repository: GitRepository,
  pull: Pull,
) {
  const ends =
    pull.state === 'open' ? await examinePull(repository, pull) : undefined;
  return pullPayload(context, repository, {
    pull,
    headSha: ends?.head,
    baseSha: await repository.resolve(pull.base),
    mergeable: ends?.result === 'mergeable',
  });
}

/** Pull requests between the branches of one repository. */
export function pullRoutes(context: HostContext): Router {
  const { store, pulls, clock } = context;
  const router = Router();

  const find = async (params: RepositoryParams) => {
    const repository = await store.get(params.owner, params.repo);
    const pull = await pulls.find(repository, Number(params.number));
    if (!pull) {
      throw new GitHostError(404, `There is no pull request ${params.number}`);
    }
    return { repository, pull };
  };

  router.get(
    '/repos/:owner/:repo/pulls',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const repository = await store.get(owner, repo);
      const state = String(request.query.state ?? 'open');
      const found = (await pulls.list(repository)).filter(
        pull => state === 'all' || pull.state === state,
      );
      response
        .set('X-Total-Count', String(found.length))
        .json(
          await Promise.all(
            found.map(pull => present(context, repository, pull)),
          ),
        );
    }),
  );

  router.post(
    '/repos/:owner/:repo/pulls',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const { title, body, base, ...rest } = parseBody(newPull, request.body);
      const repository = await store.get(owner, repo);
      const head = headBranch(rest.head, owner);
      const headSha = await requireCommit(repository, head);
      if (headSha === (await requireCommit(repository, base))) {
        throw new GitHostError(
          422,
          `'${head}' has no commit that '${base}' has not`,
        );
      }
      const open = (await pulls.list(repository)).find(
        pull =>
          pull.state === 'open' && pull.head === head && pull.base === base,
      );
      if (open) {
        throw new GitHostError(
          409,
          `Pull request ${open.number} asks for the same already`,
        );
      }
      const at = clock();
      const pull = await pulls.add(repository, {
        title,
        body,
        head,
        base,
        state: 'open',
        createdAt: at,
        updatedAt: at,
      });
      response.status(201).json(await present(context, repository, pull));
    }),
  );

  router.get(
    '/repos/:owner/:repo/pulls/:number',
    handle<RepositoryParams>(async (request, response) => {
      const { repository, pull } = await find(request.params);
      response.json(await present(context, repository, pull));
    }),
  );

  router.patch(
    '/repos/:owner/:repo/pulls/:number',
    handle<RepositoryParams>(async (request, response) => {
      const { repository, pull } = await find(request.params);
      const changes = parseBody(changedPull, request.body);
      if (pull.merge && changes.state === 'open') {
        throw new GitHostError(409, `Pull request ${pull.number} is merged`);
      }
      const changed = { ...pull, ...changes, updatedAt: clock() };
      await pulls.replace(repository, changed);
      response.status(201).json(await present(context, repository, changed));
    }),
  );

  router.post(
    '/repos/:owner/:repo/pulls/:number/merge',
    handle<RepositoryParams>(async (request, response) => {
      const { repository, pull } = await find(request.params);
      const body = parseBody(mergeRequest, request.body);
      await completeMerge(context, {
        repository,
        pull,
        squash: body.Do === 'squash',
        message: body.MergeTitleField
          ? `${body.MergeTitleField}\n\n${body.MergeMessageField ?? ''}`
          : undefined,
        deletesBranch: body.delete_branch_after_merge ?? false,
      });
      response.status(200).end();
    }),
  );
  return router;
}
