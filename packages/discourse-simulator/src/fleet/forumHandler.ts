import type { RequestHandler } from 'express';
import { sendAnswer } from '../faults';
import { answerRequest } from '../http/answerRequest';
import { fieldsOf } from '../http/Fields';
import { htmlAnswer } from '../http/Answer';
import { forumPage } from '../http/forumPage';
import { PAGE_HEADERS } from '../server/html';
import { notFound } from '../http/Refusal';
import { forumRoutes } from '../routes';
import type { ForumDirectory } from './ForumDirectory';

const PROBE_PATH = '/srv/status';
const READS = ['GET', 'HEAD'];

function decodeSegments(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Answers requests below `/<hostname>` as the forum of that name. */
export function forumHandler(options: {
  directory: ForumDirectory;
  slowMs: number;
}): RequestHandler {
  const { directory, slowMs } = options;
  return (request, response) => {
    const { method } = request;
    const [hostname = '', ...segments] = decodeSegments(request.path) ?? [];
    const place = directory.find(hostname);
    if (!place) {
      const { answer } = notFound();
      sendAnswer(response, { answer, fault: 'none', path: '', method, slowMs });
      return;
    }
    const { forum, limit } = place;
    forum.requests += 1;
    const path = `/${segments.join('/')}`;
    forum.probes += path === PROBE_PATH ? 1 : 0;
    const answer =
      path === '/' && READS.includes(method)
        ? htmlAnswer(forumPage(forum), { headers: PAGE_HEADERS })
        : answerRequest(forum, {
            routes: forumRoutes,
            limit,
            request: {
              method,
              segments,
              headers: request.headers,
              query: fieldsOf(request.query),
              body: fieldsOf(request.body),
              basePath: `/${hostname}`,
            },
          });
    if (!READS.includes(method) && answer.status < 400) {
      directory.save(forum);
    }
    const { fault } = forum;
    sendAnswer(response, { answer, fault, path, method, slowMs });
  };
}
