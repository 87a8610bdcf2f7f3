import { Router } from 'express';
import { z } from 'zod/v4';
import { GitHostError } from '../GitHostError';
import {
  handle,
  type HostContext,
  type RepositoryParams,
} from '../HostContext';
import { parseBranch } from '../names';
import {
  commitFiles,
  createBranch,
  deleteBranch,
  type GitRepository,
} from '../repository';
import { changeFilesSchema, planChanges } from './changeFiles';
import { parseBody, requireCommit } from './parseBody';
import { commitPayload } from './payloads';

const newBranch = z.object({
  new_branch_name: z.string(),
  old_branch_name: z.string().optional(),
  old_ref_name: z.string().optional(),
});

async function branchPayload(
  repository: GitRepository,
  { name, sha }: { name: string; sha: string },
) {
  const [commit] = await repository.log(sha, { limit: 1 });
  return {
    name,
    commit: { id: sha, message: commit?.message ?? '' },
    protected: false,
  };
}

/** Branches, and commits made through the API. */
export function writeRoutes(context: HostContext): Router {
  const { store, clock, account, announce } = context;
  const router = Router();

  router.get(
    '/repos/:owner/:repo/branches',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const repository = await store.get(owner, repo);
      const branches = [...(await repository.branches())];
      response.json(
        await Promise.all(
          branches.map(([name, sha]) =>
            branchPayload(repository, { name, sha }),
          ),
        ),
      );
    }),
  );

  router.get(
    '/repos/:owner/:repo/branches/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: branch = '' } = request.params;
      const repository = await store.get(owner, repo);
      const sha = (await repository.branches()).get(branch);
      if (!sha) {
        throw new GitHostError(404, `The branch '${branch}' does not exist`);
      }
      response.json(await branchPayload(repository, { name: branch, sha }));
    }),
  );

  router.post(
    '/repos/:owner/:repo/branches',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const body = parseBody(newBranch, request.body);
      const repository = await store.get(owner, repo);
      const sha = await requireCommit(
        repository,
        body.old_ref_name ?? body.old_branch_name ?? 'main',
      );
      const branch = parseBranch(body.new_branch_name);
      await createBranch(repository, { branch, sha });
      announce({ owner, repo, branch, sha });
      response
        .status(201)
        .json(await branchPayload(repository, { name: branch, sha }));
    }),
  );

  router.delete(
    '/repos/:owner/:repo/branches/*',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo, 0: branch = '' } = request.params;
      if (branch === 'main') {
        throw new GitHostError(403, "The branch 'main' can not be deleted");
      }
      await deleteBranch(await store.get(owner, repo), branch);
      response.status(204).end();
    }),
  );

  router.post(
    '/repos/:owner/:repo/contents',
    handle<RepositoryParams>(async (request, response) => {
      const { owner, repo } = request.params;
      const body = parseBody(changeFilesSchema, request.body);
      const repository = await store.get(owner, repo);
      const from = parseBranch(body.branch ?? 'main');
      const target = parseBranch(body.new_branch ?? from);
      const branches = await repository.branches();
      const parent = branches.get(from);
      if (!parent && branches.size > 0) {
        throw new GitHostError(404, `The branch '${from}' does not exist`);
      }
      if (target !== from && branches.has(target)) {
        throw new GitHostError(422, `The branch '${target}' exists already`);
      }
      const sha = await commitFiles(repository, {
        branch: target,
        parent,
        message: body.message ?? 'Change files',
        author: {
          name: body.author?.name ?? account.username,
          email: body.author?.email ?? `${account.username}@git.localhost`,
        },
        at: clock(),
        changes: await planChanges(repository, {
          commit: parent,
          files: body.files,
        }),
      });
      announce({ owner, repo, branch: target, sha });
      const [commit] = await repository.log(sha, { limit: 1 });
      response.status(201).json({
        files: body.files.map(({ path, operation }) => ({ path, operation })),
        commit: commit && commitPayload(context, repository, commit),
      });
    }),
  );
  return router;
}
