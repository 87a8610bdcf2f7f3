import { ForwardedError, toError } from '@backstage/errors';
import { z } from 'zod/v4';
import { HostRequestError } from './HostRequestError';

const TIMEOUT_MS = 30_000;

/** How to reach the API of a Git host. */
export interface HostClientOptions {
  /** Without a slash at the end. */
  apiUrl: string;
  /** Asked for each request, as tokens of apps run out. */
  getHeaders: () => Promise<Record<string, string>>;
  signal?: AbortSignal;
}

/** A request to the API of a Git host. */
export interface HostRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Record<string, string>;
  body?: unknown;
}

/** Speaks JSON with the API of a Git host and parses what it answers. */
export class HostClient {
  readonly #options: HostClientOptions;

  constructor(options: HostClientOptions) {
    this.#options = options;
  }

  /** Sends a request and parses the answer; throws for any other status. */
  async send<T>(
    path: string,
    schema: z.ZodType<T>,
    request: HostRequest = {},
  ): Promise<T> {
    return parse(schema, await this.#fetch(path, request));
  }

  /** Like `send`; `undefined` when there is no such thing. */
  async find<T>(
    path: string,
    schema: z.ZodType<T>,
    request: HostRequest = {},
  ): Promise<T | undefined> {
    try {
      return await this.send(path, schema, request);
    } catch (error) {
      if (error instanceof HostRequestError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** Sends a request whose answer does not matter. */
  async run(path: string, request: HostRequest): Promise<void> {
    const response = await this.#fetch(path, request);
    await response.arrayBuffer();
  }

  /** All pages of a list, until one is not full. */
  async list<T>(
    path: string,
    schema: z.ZodType<T[]>,
    options: { query?: Record<string, string>; pageSize: number },
  ): Promise<T[]> {
    const { query = {}, pageSize } = options;
    const items: T[] = [];
    for (let page = 1; ; page++) {
      const found = await this.send(path, schema, {
        query: { ...query, per_page: String(pageSize), page: String(page) },
      });
      items.push(...found);
      if (found.length < pageSize) {
        return items;
      }
    }
  }

  async #fetch(path: string, request: HostRequest): Promise<Response> {
    const { apiUrl, getHeaders, signal } = this.#options;
    const { method = 'GET', query, body } = request;
    const url = new URL(`${apiUrl}${path}`);
    url.search = new URLSearchParams(query).toString();
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const headers = await getHeaders();
    let response: Response;
    try {
      response = await fetch(url, {
        method,
        headers: {
          ...headers,
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        // Credentials must not follow a redirect to another host.
        redirect: 'error',
      });
    } catch (error) {
      throw new ForwardedError(
        `The Git host ${url.host} did not answer ${method} ${url.pathname}`,
        toError(error),
      );
    }
    if (!response.ok) {
      await response.arrayBuffer();
      throw new HostRequestError({ method, url, status: response.status });
    }
    return response;
  }
}

async function parse<T>(schema: z.ZodType<T>, response: Response): Promise<T> {
  const { host, pathname } = new URL(response.url);
  const body: unknown = await response.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (!result.success) {
    const field = result.error.issues[0]?.path.join('.') || 'body';
    throw new Error(
      `The Git host ${host} answered ${pathname} in an unexpected shape (${field}); its entry in integrations must name the right kind of host`,
    );
  }
  return result.data;
}
