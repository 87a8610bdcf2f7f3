import type { IncomingHttpHeaders } from 'node:http';
import type { SimulatedForum } from '../forum';
import type { AdminRequestLimit } from './AdminRequestLimit';
import { type Answer, emptyAnswer, htmlAnswer } from './Answer';
import { identifyCaller, KEY_USER } from './Caller';
import type { Fields } from './Fields';
import { forumPage } from './forumPage';
import {
  badCredentials,
  notFound,
  rateLimited,
  readOnly,
  Refusal,
} from './Refusal';
import { findRoute, type Route, type RouteMatch } from './Route';

/** A request as it comes in, path relative to the forum. */
export interface IncomingForumRequest {
  method: string;
  /** Decoded segments of the path below the forum. */
  segments: string[];
  headers: IncomingHttpHeaders;
  query: Fields;
  body: Fields;
  basePath: string;
}

const READS = ['GET', 'HEAD'];

function hasBody(headers: IncomingHttpHeaders): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    Number(headers['content-length'] ?? 0) > 0
  );
}

/** Splits the `.json` off, which says that JSON is wanted, as Accept does. */
function withoutSuffix(segments: string[]): {
  segments: string[];
  suffix: boolean;
} {
  const last = segments.at(-1);
  return last?.endsWith('.json')
    ? { segments: [...segments.slice(0, -1), last.slice(0, -5)], suffix: true }
    : { segments, suffix: false };
}

function isHidden(segments: string[], match: RouteMatch | undefined): boolean {
  return (
    match?.route.access.startsWith('admin') ??
    ['admin', 'sidekiq', 'logs'].includes(segments[0] ?? '')
  );
}

function answerRoute(
  forum: SimulatedForum,
  options: {
    request: IncomingForumRequest;
    match: RouteMatch | undefined;
    hidden: boolean;
    limit: AdminRequestLimit;
  },
): Answer {
  const { request, match, hidden, limit } = options;
  const caller = identifyCaller(request, forum.keys);
  if (caller.kind === 'refused') {
    throw hidden ? notFound() : badCredentials();
  }
  if (caller.kind === 'admin') {
    const waitSeconds = limit.take();
    if (waitSeconds !== undefined) {
      throw rateLimited(waitSeconds);
    }
  }
  if (!match || (hidden && caller.kind !== 'admin')) {
    throw notFound();
  }
  const { route, path } = match;
  if (
    forum.fault === 'read-only' &&
    !READS.includes(request.method) &&
    !route.evenReadOnly
  ) {
    throw readOnly();
  }
  const { query, body, basePath } = request;
  const named: Record<string, string> =
    caller.kind === 'admin'
      ? { 'X-Discourse-Username': KEY_USER.username }
      : {};
  const headers = route.action
    ? { 'X-Discourse-Route': route.action, ...named }
    : {};
  try {
    const answer = route.handle({ forum, caller, path, query, body, basePath });
    return { ...answer, headers: { ...headers, ...answer.headers } };
  } catch (error) {
    if (error instanceof Refusal) {
      const { answer } = error;
      return { ...answer, headers: { ...headers, ...answer.headers } };
    }
    throw error;
  }
}

/** The answer of a forum to a request, as Discourse would give it. */
export function answerRequest(
  forum: SimulatedForum,
  options: {
    request: IncomingForumRequest;
    routes: readonly Route[];
    limit: AdminRequestLimit;
  },
): Answer {
  const { request, routes, limit } = options;
  const { method, headers } = request;
  const { segments, suffix } = withoutSuffix(request.segments);
  const common: Record<string, string> =
    forum.fault === 'read-only' ? { 'Discourse-Readonly': 'true' } : {};
  if (READS.includes(method) && hasBody(headers)) {
    return { ...emptyAnswer(413), headers: common };
  }
  const match = findRoute(routes, { method, segments });
  const wantsJson =
    suffix ||
    !READS.includes(method) ||
    match?.route.access.endsWith('bare') ||
    headers.accept?.includes('json');
  if (!wantsJson) {
    // Any page of Discourse is the same shell around a JavaScript application.
    return htmlAnswer(forumPage(forum), { headers: common });
  }
  try {
    const answer = answerRoute(forum, {
      request,
      match,
      limit,
      hidden: isHidden(segments, match),
    });
    return { ...answer, headers: { ...common, ...answer.headers } };
  } catch (error) {
    if (error instanceof Refusal) {
      const { answer } = error;
      return { ...answer, headers: { ...common, ...answer.headers } };
    }
    throw error;
  }
}
