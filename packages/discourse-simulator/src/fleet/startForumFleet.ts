import express, { type ErrorRequestHandler } from 'express';
import { controlRoutes } from './controlRoutes';
import { ForumDirectory } from './ForumDirectory';
import type { ForumFleet, ForumFleetOptions } from './ForumFleet';
import { fleetPage } from './fleetPage';
import { forumHandler } from './forumHandler';
import { listen } from '../server/listen';
import { type Log, logToStandardError } from '../server/logToStandardError';
import { WriteStore } from './WriteStore';

const DEFAULT_SLOW_MS = 5_000;
const DEFAULT_ADMIN_REQUESTS = 60;

function onError(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    const status = Number(error?.status) || 500;
    if (status >= 500) {
      log(`Forums: ${request.method} ${request.path}: ${error?.message}`);
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(status).json({
      errors: [
        status < 500 ? 'The request can not be read.' : 'Internal error',
      ],
    });
  };
}

/** Starts a fleet of simulated forums on one port. @public */
export async function startForumFleet(
  options: ForumFleetOptions = {},
): Promise<ForumFleet> {
  const { forums = [], clusterStatus, clock = Date.now } = options;
  const directory = new ForumDirectory({
    clock,
    adminRequestsPerMinute:
      options.adminRequestsPerMinute ?? DEFAULT_ADMIN_REQUESTS,
    store: new WriteStore(options.stateDir),
  });
  for (const forum of forums) {
    directory.add(forum);
  }

  const server = await listen(options);
  const forumUrl = (hostname: string) => `${server.url}/${hostname}`;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.setHeader('X-Simulated', 'true');
    next();
  });
  app.use(express.urlencoded({ extended: true, limit: '1mb' }));
  app.use(express.json({ limit: '1mb' }));
  app.use('/_simulator', controlRoutes({ directory, forumUrl, clusterStatus }));
  app.get('/', fleetPage({ directory }));
  app.use(
    forumHandler({ directory, slowMs: options.slowMs ?? DEFAULT_SLOW_MS }),
  );
  app.use(onError(options.log ?? logToStandardError));

  server.serve(app);
  return {
    url: server.url,
    forumUrl,
    addForum: forum => directory.add(forum),
    updateForum: forum => directory.forum(forum.hostname).update(forum),
    removeForum: hostname => directory.remove(hostname),
    hasForum: hostname => directory.find(hostname) !== undefined,
    setFault: (hostname, fault) => {
      directory.forum(hostname).fault = fault;
    },
    getFault: hostname => directory.forum(hostname).fault,
    requestCount: hostname =>
      hostname === undefined
        ? directory.list().reduce((sum, { requests }) => sum + requests, 0)
        : directory.forum(hostname).requests,
    probeCount: hostname => directory.forum(hostname).probes,
    close: () => server.close(),
  };
}
