import path from 'node:path';
import express, { type ErrorRequestHandler, Router } from 'express';
import { listen } from '../server/listen';
import { type Log, logToStandardError } from '../server/logToStandardError';
import { pullRoutes } from './api/pullRoutes';
import { readRoutes } from './api/readRoutes';
import { repositoryRoutes } from './api/repositoryRoutes';
import { writeRoutes } from './api/writeRoutes';
import { authorize } from './credentials';
import type { GitHost, GitHostOptions, PushEvent } from './GitHost';
import { GitHostError } from './GitHostError';
import type { HostContext } from './HostContext';
import { pages } from './pages/pages';
import { PullStore } from './pulls';
import { commitFiles, RepositoryStore } from './repository';
import { isPush, smartHttp } from './smartHttp';

const SIMULATED = { 'X-Simulated': 'true' } as const;
const BODY_LIMIT = '32mb';

function onError(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    const isRefusal = error instanceof GitHostError;
    const status = isRefusal ? error.status : Number(error?.status) || 500;
    if (status >= 500) {
      log(`Git host: ${request.method} ${request.path}: ${error?.message}`);
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    const message =
      isRefusal || status < 500
        ? String(error.message)
        : 'The simulated Git host failed; its log says why';
    response.status(status).json({ message });
  };
}

function apiRouter(context: HostContext): Router {
  const router = Router();
  router.use(
    authorize(context.account, {
      isWrite: ({ method }) => !['GET', 'HEAD'].includes(method),
    }),
  );
  router.use(express.json({ limit: BODY_LIMIT }));
  router.use(repositoryRoutes(context));
  router.use(readRoutes(context));
  router.use(writeRoutes(context));
  router.use(pullRoutes(context));
  router.use((_request, _response, next) =>
    next(
      new GitHostError(404, 'The simulated Git host does not know this route'),
    ),
  );
  return router;
}

/** Starts a small Git host in Gitea's shape. @public */
export async function startGitHost(options: GitHostOptions): Promise<GitHost> {
  const { dataDir, username, password, clock = Date.now, onPush } = options;
  const { log = logToStandardError } = options;
  const account = { username, password };
  const store = new RepositoryStore(path.join(dataDir, 'git'));
  const announce = (event: PushEvent) => onPush?.(event);
  const server = await listen(options);
  const context: HostContext = {
    store,
    pulls: new PullStore(),
    account,
    clock,
    announce,
    url: server.url,
  };

  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set(SIMULATED);
    next();
  });
  app.use('/api/v1', apiRouter(context));
  app.all(
    '/:owner/:repo.git/*',
    authorize(account, { isWrite: ({ url }) => isPush(url) }),
    smartHttp({
      store,
      username,
      onReceived: async ({ owner, repo, before }) => {
        const after = await (await store.get(owner, repo)).branches();
        for (const [branch, sha] of after) {
          if (before.get(branch) !== sha) {
            announce({ owner, repo, branch, sha });
          }
        }
      },
    }),
  );
  app.use(pages(context));
  app.use((_request, _response, next) =>
    next(new GitHostError(404, 'The target could not be found.')),
  );
  app.use(onError(log));

  server.serve(app);

  const commitOf = async (owner: string, repo: string, ref: string) => {
    const repository = await store.get(owner, repo);
    return { repository, commit: await repository.resolve(ref) };
  };
  return {
    url: server.url,
    cloneUrl: (owner, repo) => `${server.url}/${owner}/${repo}.git`,
    readFile: async (owner, repo, ref, file) => {
      const { repository, commit } = await commitOf(owner, repo, ref);
      const content = commit && (await repository.file(commit, file));
      return content?.toString();
    },
    listFiles: async (owner, repo, ref, folder) => {
      const { repository, commit } = await commitOf(owner, repo, ref);
      const entries = commit
        ? await repository.list(commit, { path: folder, recursive: true })
        : [];
      return entries.map(entry => entry.path);
    },
    beganAt: async (owner, repo) => {
      const { repository, commit } = await commitOf(owner, repo, 'main');
      return commit ? repository.beganAt(commit) : undefined;
    },
    listRepositories: async () =>
      (await store.list()).map(({ owner, name }) => ({ owner, repo: name })),
    createRepository: async ({ owner, repo, message, author, files }) => {
      const repository = await store.create(owner, repo);
      const sha = await commitFiles(repository, {
        branch: 'main',
        message,
        author,
        at: clock(),
        changes: files,
      });
      announce({ owner, repo, branch: 'main', sha });
    },
    close: () => server.close(),
  };
}
