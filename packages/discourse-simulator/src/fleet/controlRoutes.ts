import { type RequestHandler, Router } from 'express';
import { z } from 'zod/v4';
import { describeDeployment } from '../cluster/describeDeployment';
import { FAULT_NAMES } from '../faults';
import type { ForumDirectory } from './ForumDirectory';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

const faultBody = z.strictObject({ fault: z.enum(FAULT_NAMES) });

const loopbackOnly: RequestHandler = (request, response, next) => {
  if (LOOPBACK.includes(request.socket.remoteAddress ?? '')) {
    next();
    return;
  }
  response
    .status(403)
    .json({ error: 'The control API answers on this machine only' });
};

/** The API by which tests and people look at the fleet and break forums. */
export function controlRoutes(options: {
  directory: ForumDirectory;
  forumUrl: (hostname: string) => string;
  clusterStatus?: () => unknown;
}): Router {
  const { directory, forumUrl, clusterStatus } = options;
  const router = Router();
  router.use(loopbackOnly);

  router.get('/forums', (_request, response) => {
    response.json({
      items: directory.list().map(forum => ({
        hostname: forum.hostname,
        title: forum.title,
        url: forumUrl(forum.hostname),
        version: forum.version,
        scenario: forum.scenarioName,
        fault: forum.fault,
        requests: forum.requests,
        probes: forum.probes,
      })),
    });
  });

  router.put('/forums/:hostname/fault', (request, response) => {
    const place = directory.find(request.params.hostname);
    if (!place) {
      response.status(404).json({ error: 'No forum has this host name' });
      return;
    }
    const body = faultBody.safeParse(request.body);
    if (!body.success) {
      response
        .status(400)
        .json({ error: `'fault' must be one of ${FAULT_NAMES.join(', ')}` });
      return;
    }
    place.forum.fault = body.data.fault;
    response.json({ hostname: place.forum.hostname, fault: body.data.fault });
  });

  router.get('/deployments/:id', (request, response) => {
    const { id } = request.params;
    // The first label of a host name is the name of the forum.
    const forum = directory
      .list()
      .find(({ hostname }) => hostname.split('.')[0] === id);
    if (!forum) {
      response.status(404).json({ error: 'No forum has this name' });
      return;
    }
    response.json(describeDeployment(forum, { id, now: Date.now() }));
  });

  router.get('/cluster', (_request, response) => {
    response.json(clusterStatus?.() ?? { items: [] });
  });

  router.use((_request, response) => {
    response.status(404).json({ error: 'The control API has no such route' });
  });
  return router;
}
