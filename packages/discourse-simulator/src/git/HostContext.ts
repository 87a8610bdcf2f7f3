import type { RequestHandler } from 'express';
import type { PushEvent } from './GitHost';
import type { GitAccount } from './credentials';
import type { PullStore } from './pulls';
import type { RepositoryStore } from './repository';

/** What the routes of the Git host share. */
export interface HostContext {
  store: RepositoryStore;
  pulls: PullStore;
  account: GitAccount;
  clock: () => number;
  /** Address of the host for links. */
  url: string;
  announce: (event: PushEvent) => void;
}

/** Parameters of routes below one repository. */
export interface RepositoryParams {
  owner: string;
  repo: string;
  [name: string]: string;
}

type Handler<P> = (...args: Parameters<RequestHandler<P>>) => Promise<unknown>;

/** A handler whose failures reach Express. */
export function handle<P>(handler: Handler<P>): RequestHandler<P> {
  return (request, response, next) => {
    handler(request, response, next).catch(next);
  };
}
