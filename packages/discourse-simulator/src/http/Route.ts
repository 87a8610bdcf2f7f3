import type { SimulatedForum } from '../forum';
import type { Answer } from './Answer';
import type { Caller } from './Caller';
import type { Fields } from './Fields';

/** A request in the terms of a forum. */
export interface ForumRequest {
  forum: SimulatedForum;
  caller: Caller;
  /** Named parts of the path. */
  path: Record<string, string>;
  query: Fields;
  body: Fields;
  /** Path of the fleet at which the forum is installed. */
  basePath: string;
}

/** One route of the Discourse API. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path without `.json`, with `:name` for parts that vary. */
  path: string;
  /** Controller and action, as X-Discourse-Route names them. */
  action?: string;
  /**
   * - `admin`: hides behind 404 from everybody but administrators
   * - `any`: answers everyone; the handler looks at the caller
   * - `bare`: a Rack application or status page without Discourse's headers
   * - `admin-bare`: both
   */
  access: 'any' | 'admin' | 'bare' | 'admin-bare';
  /** Whether it writes although the site is read-only. */
  evenReadOnly?: boolean;
  handle(request: ForumRequest): Answer;
}

/** A route and the named parts of the path that led to it. */
export interface RouteMatch {
  route: Route;
  path: Record<string, string>;
}

function matchPath(
  pattern: string,
  segments: string[],
): Record<string, string> | undefined {
  const wanted = pattern.split('/').slice(1);
  if (wanted.length !== segments.length) {
    return undefined;
  }
  const found: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const segment = segments[index] ?? '';
    if (want.startsWith(':')) {
      found[want.slice(1)] = segment;
    } else if (want !== segment) {
      return undefined;
    }
  }
  return found;
}

/** The first route for a method and the decoded segments of a path. */
export function findRoute(
  routes: readonly Route[],
  options: { method: string; segments: string[] },
): RouteMatch | undefined {
  const { method, segments } = options;
  const wantedMethod = method === 'HEAD' ? 'GET' : method;
  for (const route of routes) {
    const path =
      route.method === wantedMethod && matchPath(route.path, segments);
    if (path) {
      return { route, path };
    }
  }
  return undefined;
}
