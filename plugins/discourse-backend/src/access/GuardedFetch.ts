import { lookup } from 'node:dns/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Agent, fetch as undiciFetch } from 'undici';
import { createGuardedLookup, type ResolveHost } from './createGuardedLookup';
import type { HostPolicy } from './HostPolicy';

const CONNECT_TIMEOUT_MS = 10_000;
/** Longer would only hold sockets between two collections of a forum. */
const KEEP_ALIVE_MS = 1_000;

const resolveHost: ResolveHost = (hostname, options) =>
  lookup(hostname, { ...options, all: true });

/**
 * A `fetch` that reaches only what the policy permits: the URL is checked
 * before anything is sent, resolved addresses before anything is connected,
 * and redirects are never followed.
 */
export class GuardedFetch {
  readonly #policy: HostPolicy;
  readonly #publicAgent: Agent;
  readonly #exactAgent: Agent;

  constructor(options: { policy: HostPolicy; resolve?: ResolveHost }) {
    const { policy, resolve = resolveHost } = options;
    const shared = { keepAliveTimeout: KEEP_ALIVE_MS, pipelining: 1 };
    this.#policy = policy;
    this.#publicAgent = new Agent({
      ...shared,
      connect: {
        timeout: CONNECT_TIMEOUT_MS,
        lookup: createGuardedLookup({ resolve }),
      },
    });
    this.#exactAgent = new Agent({
      ...shared,
      connect: { timeout: CONNECT_TIMEOUT_MS },
    });
  }

  /** Sends a request; throws `HostNotAllowedError` where it must not go. */
  readonly fetch = async (
    url: string,
    init: RequestInit,
  ): Promise<Response> => {
    const { privateAddresses } = this.#policy.check(new URL(url));
    const { method, headers, body, signal } = init;
    if (body !== undefined && body !== null && typeof body !== 'string') {
      throw new TypeError('A request to a forum can only have a text body');
    }
    const answer = await undiciFetch(url, {
      method,
      headers: [...new Headers(headers)],
      body,
      signal,
      redirect: 'manual',
      credentials: 'omit',
      dispatcher: privateAddresses ? this.#exactAgent : this.#publicAgent,
    });
    return new Response(answer.body && copyStream(answer.body), {
      status: answer.status,
      headers: [...answer.headers],
    });
  };

  /** Drops all connections. */
  async close(): Promise<void> {
    await Promise.all([
      this.#publicAgent.destroy(),
      this.#exactAgent.destroy(),
    ]);
  }
}

/** The answer of one `fetch` as the body of another's response. */
function copyStream(body: NodeStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        controller.close();
      } else {
        controller.enqueue(value);
      }
    },
    cancel: reason => reader.cancel(reason),
  });
}
