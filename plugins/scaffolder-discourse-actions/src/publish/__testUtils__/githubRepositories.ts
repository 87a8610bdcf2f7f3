import express, { Router } from 'express';
import { z } from 'zod/v4';
import {
  createEmpty,
  OWNER,
  readFile,
  type PublishHostOptions,
} from './PublishHost';

// Bodies as https://docs.github.com/rest/repos has them; a field too many is a
// fault.
const newRepository = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  private: z.boolean().optional(),
  visibility: z.enum(['public', 'private']).optional(),
  allow_auto_merge: z.boolean().optional(),
  allow_merge_commit: z.boolean().optional(),
  allow_rebase_merge: z.boolean().optional(),
  allow_squash_merge: z.boolean().optional(),
  allow_update_branch: z.boolean().optional(),
  delete_branch_on_merge: z.boolean().optional(),
  squash_merge_commit_title: z
    .enum(['PR_TITLE', 'COMMIT_OR_PR_TITLE'])
    .optional(),
  squash_merge_commit_message: z
    .enum(['PR_BODY', 'COMMIT_MESSAGES', 'BLANK'])
    .optional(),
});
const topics = z.strictObject({
  names: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/)),
});
const protection = z.strictObject({
  required_status_checks: z.null(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .strictObject({ require_code_owner_reviews: z.boolean().optional() })
    .nullable(),
  restrictions: z.null(),
});

/** GitHub's API of repositories, as far as publishing needs it. */
export function githubRepositories(options: PublishHostOptions): Router {
  const router = Router();
  const repository = '/repos/:owner/:repo';
  router.use((request, response, next) => {
    const isOurs = /^(token|bearer) github-token$/i.test(
      request.headers.authorization ?? '',
    );
    if (!isOurs) {
      response.status(401).json({ message: 'Bad credentials' });
      return;
    }
    next();
  });
  router.use(express.json());
  router.get('/users/:name', (request, response) => {
    response.json({ login: request.params.name, type: 'Organization' });
  });
  router.post('/orgs/:org/repos', async (request, response) => {
    const { name } = newRepository.parse(request.body);
    const refusal = options.refusal();
    if (refusal) {
      response.status(403).json({ message: refusal });
    } else if (await createEmpty(name, options)) {
      const page = `${options.webUrl()}/${OWNER}/${name}`;
      response.status(201).json({
        full_name: `${OWNER}/${name}`,
        clone_url: `${page}.git`,
        html_url: page,
      });
    } else {
      response.status(422).json({ message: 'Repository creation failed.' });
    }
  });
  router.put(`${repository}/topics`, (request, response) => {
    response.json(topics.parse(request.body));
  });
  router.put(
    `${repository}/branches/:branch/protection`,
    (request, response) => {
      response.json(protection.parse(request.body));
    },
  );
  router.get(`${repository}/contents/*`, async (request, response) => {
    const path = request.path.split('/contents/')[1];
    const text = await readFile(request.params.repo, path, options);
    response.status(text === undefined ? 404 : 200).send(text);
  });
  return router;
}
