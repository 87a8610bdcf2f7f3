import express, { type Express } from 'express';
import { z } from 'zod/v4';
import type { MemoryPull, MemoryRepository } from './MemoryRepository';

// Bodies as https://docs.gitlab.com/api has them; a field too many is a fault.
const sha = z.string().regex(/^[0-9a-f]{40}$/);
const newCommit = z.strictObject({
  branch: z.string(),
  commit_message: z.string().min(1),
  start_sha: sha.optional(),
  force: z.boolean().optional(),
  actions: z
    .array(
      z.discriminatedUnion('action', [
        z.strictObject({
          action: z.enum(['create', 'update']),
          file_path: z.string(),
          content: z.string(),
          encoding: z.enum(['text', 'base64']),
        }),
        z.strictObject({ action: z.literal('delete'), file_path: z.string() }),
      ]),
    )
    .min(1),
});
const newMergeRequest = z.strictObject({
  source_branch: z.string(),
  target_branch: z.string(),
  title: z.string().min(1),
  description: z.string().optional(),
  remove_source_branch: z.boolean().optional(),
});
const mergeRequestUpdate = z.strictObject({
  title: z.string().optional(),
  description: z.string().optional(),
});

/** GitLab's API of commits and merge requests, for one project. */
export function gitlabApp(repository: MemoryRepository): Express {
  const app = express();
  app.use(express.json({ limit: '5mb' }));
  app.use((request, response, next) => {
    if (request.headers.authorization !== 'Bearer gitlab-token') {
      response.status(401).json({ message: '401 Unauthorized' });
      return;
    }
    if (request.method !== 'GET') {
      repository.writes.push(`${request.method} ${request.path}`);
    }
    next();
  });
  const base = '/api/v4/projects/forums%2Facme';
  const requestOf = ({ number, title, description }: MemoryPull) => ({
    iid: number,
    web_url: `https://gitlab.example/forums/acme/-/merge_requests/${number}`,
    title,
    description,
  });

  app.get(`${base}/repository/branches/:name`, (request, response) => {
    const tip = repository.branches.get(request.params.name);
    const found = tip && repository.commits.get(tip);
    if (!found) {
      response.status(404).json({ message: '404 Branch Not Found' });
      return;
    }
    response.json({ commit: { id: tip, message: found.message } });
  });
  app.get(`${base}/repository/tree`, (request, response) => {
    const { ref, page, per_page: size } = request.query;
    const start = (Number(page) - 1) * Number(size);
    response.json(
      repository
        .entries(String(ref))
        .slice(start, start + Number(size))
        .map(entry => ({ ...entry, id: entry.sha })),
    );
  });
  app.get(`${base}/repository/commits`, (request, response) => {
    const { ref_name: from, path } = request.query;
    response.json(
      repository.history(String(path), String(from)).map(id => ({ id })),
    );
  });
  app.get(`${base}/repository/files/:path`, (request, response) => {
    const file = repository
      .files(String(request.query.ref))
      ?.get(request.params.path);
    response
      .status(file ? 200 : 404)
      .json({ content: file?.content.toString('base64') });
  });
  app.post(`${base}/repository/commits`, (request, response) => {
    const body = newCommit.parse(request.body);
    if (repository.branches.has(body.branch) && !body.force) {
      response.status(400).json({ message: 'A branch with this name exists' });
      return;
    }
    const files = new Map(repository.files(body.start_sha ?? ''));
    for (const action of body.actions) {
      const { file_path: path } = action;
      const known = files.get(path);
      if ((action.action === 'create') === (known !== undefined)) {
        response.status(400).json({ message: 'A file exists, or does not' });
        return;
      }
      if (action.action === 'delete') {
        files.delete(path);
      } else {
        files.set(path, {
          content: Buffer.from(
            action.content,
            action.encoding === 'base64' ? 'base64' : 'utf8',
          ),
          mode: known?.mode ?? '100644',
        });
      }
    }
    const made = repository.commit({
      files,
      message: body.commit_message,
      parents: body.start_sha ? [body.start_sha] : [],
    });
    repository.branches.set(body.branch, made);
    response.status(201).json({ id: made });
  });
  app.get(`${base}/merge_requests`, (request, response) => {
    const { source_branch: head, target_branch: target } = request.query;
    response.json(
      repository.pulls
        .filter(
          pull =>
            pull.head === head &&
            pull.base === target &&
            pull.state === 'open' &&
            request.query.state === 'opened',
        )
        .map(requestOf),
    );
  });
  app.post(`${base}/merge_requests`, (request, response) => {
    const body = newMergeRequest.parse(request.body);
    const pull: MemoryPull = {
      number: repository.pulls.length + 1,
      title: body.title,
      description: body.description ?? '',
      head: body.source_branch,
      base: body.target_branch,
      state: 'open',
    };
    repository.pulls.push(pull);
    response.status(201).json(requestOf(pull));
  });
  app.put(`${base}/merge_requests/:iid`, (request, response) => {
    const { title, description } = mergeRequestUpdate.parse(request.body);
    const pull = repository.pulls.find(
      ({ number }) => number === Number(request.params.iid),
    );
    if (pull) {
      pull.title = title ?? pull.title;
      pull.description = description ?? pull.description;
    }
    response.json(pull && requestOf(pull));
  });
  return app;
}
