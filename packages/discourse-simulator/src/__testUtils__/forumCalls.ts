import {
  type ForumFleet,
  type ForumFleetOptions,
  startForumFleet,
} from '../fleet';
import type { SimulatedForumOptions } from '../fleet';

export const HOSTNAME = 'community.acme.example';
export const KEYS = { monitor: 'a'.repeat(64), operate: 'b'.repeat(64) };
export const NOON = Date.UTC(2026, 10, 20, 12);

/** A clock that stands until it is moved. */
export class TestClock {
  now = NOON;
  readonly read = () => this.now;

  advance(ms: number): void {
    this.now += ms;
  }
}

/** A fleet of one forum and what a test needs to talk to it. */
export interface TestForum {
  fleet: ForumFleet;
  clock: TestClock;
  get(path: string, key?: string, headers?: HeadersInit): Promise<Response>;
  send(
    method: string,
    path: string,
    options?: { key?: string; form?: string; json?: unknown },
  ): Promise<Response>;
}

export async function startTestForum(
  forum: Partial<SimulatedForumOptions> = {},
  options: Partial<ForumFleetOptions> = {},
): Promise<TestForum> {
  const clock = new TestClock();
  const fleet = await startForumFleet({
    clock: clock.read,
    forums: [
      { hostname: HOSTNAME, title: 'Acme Community', keys: KEYS, ...forum },
    ],
    ...options,
  });
  const url = fleet.forumUrl(HOSTNAME);
  return {
    fleet,
    clock,
    get: (path, key, headers) =>
      fetch(`${url}${path}`, {
        redirect: 'manual',
        headers: {
          Accept: 'application/json',
          ...(key ? { 'Api-Key': key } : {}),
          ...headers,
        },
      }),
    send: (method, path, { key = KEYS.operate, form, json } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          Accept: 'application/json',
          'Api-Key': key,
          ...(json === undefined
            ? { 'Content-Type': 'application/x-www-form-urlencoded' }
            : { 'Content-Type': 'application/json' }),
        },
        body: json === undefined ? form : JSON.stringify(json),
      }),
  };
}
