import express, { type Express, type Request } from 'express';
import { z } from 'zod/v4';
import { blobSha } from '../propose/compareTrees';
import type {
  MemoryFile,
  MemoryPull,
  MemoryRepository,
} from './MemoryRepository';

// Bodies as https://docs.github.com/rest has them; a field too many is a fault.
const sha = z.string().regex(/^[0-9a-f]{40}$/);
const blob = z.strictObject({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']),
});
const tree = z.strictObject({
  base_tree: sha.optional(),
  tree: z.array(
    z.strictObject({
      path: z.string(),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
      type: z.enum(['blob', 'tree', 'commit']),
      sha: sha.nullable(),
    }),
  ),
});
const commit = z.strictObject({
  message: z.string().min(1),
  tree: sha,
  parents: z.array(sha),
});
const newRef = z.strictObject({
  ref: z.string().regex(/^refs\/heads\//),
  sha,
});
const ref = z.strictObject({ sha, force: z.boolean().optional() });
const newPull = z.strictObject({
  title: z.string().min(1),
  head: z.string(),
  base: z.string(),
  body: z.string().optional(),
});
const pullUpdate = z.strictObject({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
});

/** The rest of a path, behind a part of a route. */
function after({ path }: { path: string }, part: string): string {
  return decodeURIComponent(path.slice(part.length));
}

/** GitHub's API of Git data and pull requests, for one repository. */
export function githubApp(repository: MemoryRepository): Express {
  const blobs = new Map<string, Buffer>();
  const trees = new Map<string, Map<string, MemoryFile>>();
  const app = express();
  app.use(express.json({ limit: '5mb' }));
  app.use((request, response, next) => {
    if (request.headers.authorization !== 'Bearer github-token') {
      response.status(401).json({ message: 'Requires authentication' });
      return;
    }
    if (request.method !== 'GET') {
      repository.writes.push(`${request.method} ${request.path}`);
    }
    next();
  });
  const base = '/repos/forums/acme';
  const pullOf = ({ number, title, description }: MemoryPull) => ({
    number,
    html_url: `https://github.example/forums/acme/pull/${number}`,
    title,
    body: description,
  });
  const findPull = (request: Request) =>
    repository.pulls.find(({ number }) => number === Number(request.params.n));

  app.get(`${base}/branches/*`, (request, response) => {
    const tip = repository.branches.get(after(request, `${base}/branches/`));
    const found = tip && repository.commits.get(tip);
    if (!found) {
      response.status(404).json({ message: 'Branch not found' });
      return;
    }
    response.json({
      commit: { sha: tip, commit: { message: found.message } },
    });
  });
  app.get(`${base}/git/trees/:sha`, (request, response) => {
    response.json({
      tree: repository.entries(request.params.sha),
      truncated: false,
    });
  });
  app.get(`${base}/git/commits/:sha`, (request, response) => {
    const treeSha = blobSha(Buffer.from(request.params.sha));
    trees.set(treeSha, new Map(repository.files(request.params.sha)));
    response.json({ tree: { sha: treeSha } });
  });
  app.post(`${base}/git/blobs`, (request, response) => {
    const body = blob.parse(request.body);
    const content = Buffer.from(
      body.content,
      body.encoding === 'base64' ? 'base64' : 'utf8',
    );
    blobs.set(blobSha(content), content);
    response.status(201).json({ sha: blobSha(content) });
  });
  app.post(`${base}/git/trees`, (request, response) => {
    const body = tree.parse(request.body);
    const files = new Map(trees.get(body.base_tree ?? ''));
    for (const entry of body.tree) {
      const content = entry.sha === null ? undefined : blobs.get(entry.sha);
      if (content) {
        files.set(entry.path, { content, mode: entry.mode });
      } else {
        files.delete(entry.path);
      }
    }
    const made = blobSha(Buffer.from(JSON.stringify([...files])));
    trees.set(made, files);
    response.status(201).json({ sha: made });
  });
  app.post(`${base}/git/commits`, (request, response) => {
    const body = commit.parse(request.body);
    const made = repository.commit({
      files: trees.get(body.tree) ?? new Map(),
      message: body.message,
      parents: body.parents,
    });
    response.status(201).json({ sha: made });
  });
  app.post(`${base}/git/refs`, (request, response) => {
    const body = newRef.parse(request.body);
    const name = body.ref.slice('refs/heads/'.length);
    if (repository.branches.has(name)) {
      response.status(422).json({ message: 'Reference already exists' });
      return;
    }
    repository.branches.set(name, body.sha);
    response.status(201).json({});
  });
  app.patch(`${base}/git/refs/heads/*`, (request, response) => {
    const body = ref.parse(request.body);
    repository.branches.set(
      after(request, `${base}/git/refs/heads/`),
      body.sha,
    );
    response.json({});
  });
  app.get(`${base}/commits`, (request, response) => {
    const { sha: from, path } = request.query;
    response.json(
      repository
        .history(String(path), String(from))
        .map(found => ({ sha: found })),
    );
  });
  app.get(`${base}/contents/*`, (request, response) => {
    const file = repository
      .files(String(request.query.ref))
      ?.get(after(request, `${base}/contents/`));
    response
      .status(file ? 200 : 404)
      .json({ content: file?.content.toString('base64') });
  });
  app.get(`${base}/pulls`, (request, response) => {
    const { head, base: target, state } = request.query;
    response.json(
      repository.pulls
        .filter(
          pull =>
            `forums:${pull.head}` === head &&
            pull.base === target &&
            pull.state === state,
        )
        .map(pullOf),
    );
  });
  app.post(`${base}/pulls`, (request, response) => {
    const { body: description = '', ...rest } = newPull.parse(request.body);
    const number = repository.pulls.length + 1;
    const pull: MemoryPull = { ...rest, description, number, state: 'open' };
    repository.pulls.push(pull);
    response.status(201).json(pullOf(pull));
  });
  app.patch(`${base}/pulls/:n`, (request, response) => {
    const { title, body, state } = pullUpdate.parse(request.body);
    const pull = findPull(request);
    if (pull) {
      pull.title = title ?? pull.title;
      pull.description = body ?? pull.description;
      pull.state = state ?? pull.state;
    }
    response.json(pull && pullOf(pull));
  });
  return app;
}
