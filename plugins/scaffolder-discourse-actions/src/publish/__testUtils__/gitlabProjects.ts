import express, { Router } from 'express';
import { z } from 'zod/v4';
import {
  createEmpty,
  OWNER,
  readFile,
  type PublishHostOptions,
} from './PublishHost';

const GROUP_ID = 7;
const PROJECT_ID = 11;

// Bodies as https://docs.gitlab.com/api has them; a field too many is a fault.
const newProject = z.strictObject({
  namespace_id: z.literal(GROUP_ID),
  name: z.string(),
  path: z.string(),
  visibility: z.enum(['private', 'internal', 'public']),
  description: z.string().optional(),
});
const project = z.strictObject({ topics: z.array(z.string()) });
const protectedBranch = z.strictObject({
  name: z.string(),
  push_access_level: z.union([
    z.literal(0),
    z.literal(30),
    z.literal(40),
    z.literal(60),
  ]),
  merge_access_level: z.union([
    z.literal(0),
    z.literal(30),
    z.literal(40),
    z.literal(60),
  ]),
});

/** GitLab's API of projects, as far as publishing needs it. */
export function gitlabProjects(options: PublishHostOptions): Router {
  const router = Router();
  const protectedNames = new Set<string>();
  router.use((request, response, next) => {
    const { authorization, 'private-token': token } = request.headers;
    if (token !== 'gitlab-token' && authorization !== 'Bearer gitlab-token') {
      response.status(401).json({ message: '401 Unauthorized' });
      return;
    }
    next();
  });
  router.use(express.json());
  router.get('/namespaces/:name', (request, response) => {
    const { name } = request.params;
    response.json({ id: GROUP_ID, kind: 'group', path: name });
  });
  router.get('/user', (_request, response) => {
    response.json({ id: 1, username: 'portal' });
  });
  router.get('/groups/:group/projects', async (_request, response) => {
    const repositories = await options.git.listRepositories();
    response.json(repositories.map(({ repo }) => ({ path: repo })));
  });
  router.post('/projects', async (request, response) => {
    const { path } = newProject.parse(request.body);
    const refusal = options.refusal();
    if (refusal) {
      response.status(403).json({ message: refusal });
    } else if (await createEmpty(path, options)) {
      response.status(201).json({
        id: PROJECT_ID,
        path,
        http_url_to_repo: `${options.webUrl()}/${OWNER}/${path}.git`,
      });
    } else {
      response.status(400).json({ message: 'has already been taken' });
    }
  });
  router.put('/projects/:project', (request, response) => {
    response.json(project.parse(request.body));
  });
  router.post('/projects/:project/protected_branches', (request, response) => {
    const { name } = protectedBranch.parse(request.body);
    const isKnown = protectedNames.has(name);
    protectedNames.add(name);
    response.status(isKnown ? 409 : 201).json({ name });
  });
  router.get(
    '/projects/:project/repository/files/:path/raw',
    async (request, response) => {
      const { project: id, path } = request.params;
      const name = id.slice(OWNER.length + 1);
      const text = await readFile(name, path, options);
      response.status(text === undefined ? 404 : 200).send(text);
    },
  );
  return router;
}
