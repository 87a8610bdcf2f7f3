import {
  DiscourseRedirectedError,
  DiscourseTimedOutError,
  DiscourseTooLargeError,
  DiscourseUnreachableError,
  type FailedRequest,
  isDiscourseError,
} from '../errors';
import type { Answer } from './Answer';
import { Deadline } from './Deadline';
import { findErrorCode, keepCause } from './failureCause';
import { encodeForm, type FormFields } from './formFields';
import { readBody } from './readBody';
import { readRedirect } from './readRedirect';
import type { Redact } from './redact';
import { encodePath, joinUrl } from './urls';

/**
 * The part of `fetch` that the client uses.
 *
 * @public
 */
export type FetchFunction = (
  url: string,
  init: RequestInit,
) => Promise<Response>;

/** One request to a forum. */
export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments of the path below the base address, not encoded. */
  path: readonly (string | number)[];
  /** `.json` by default: without it Discourse may answer with a page. */
  suffix?: '.json' | '';
  query?: FormFields;
  /** Body of POST and PUT. */
  form?: FormFields;
  /** Whether to send the key. */
  withKey: boolean;
  signal?: AbortSignal;
}

/** Everything fixed for one forum. */
export interface TransportOptions {
  baseUrl: URL;
  apiKey?: string;
  apiUsername: string;
  userAgent: string;
  timeoutMs: number;
  maxBytes: number;
  fetch: FetchFunction;
  redact: Redact;
}

/** The bodies of failures are only looked into for a code and a sentence. */
const MAX_FAILURE_BYTES = 64 * 1024;

/**
 * Sends one request and reads the whole answer, within limits of time and
 * size. Never follows a redirect, keeps no cookies, and says nothing about
 * what a status means.
 */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  get hasKey(): boolean {
    return this.#options.apiKey !== undefined;
  }

  async exchange(request: TransportRequest): Promise<Answer> {
    const { baseUrl, timeoutMs } = this.#options;
    const { method, query, suffix = '.json', signal } = request;
    const path = encodePath(request.path, { suffix });
    const url = joinUrl(baseUrl, path, query && encodeForm(query));
    const failed: FailedRequest = { method, path };
    signal?.throwIfAborted();
    const deadline = new Deadline({ timeoutMs, signal });
    try {
      const { signal: limit } = deadline;
      const answer = await this.#fetchAnswer(url, request, failed, limit);
      signal?.throwIfAborted();
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.expired) {
        throw new DiscourseTimedOutError(failed, { timeoutMs });
      }
      if (isDiscourseError(error)) {
        throw error;
      }
      throw new DiscourseUnreachableError(failed, {
        code: findErrorCode(error),
        cause: keepCause(error, this.#options.redact),
      });
    } finally {
      deadline.dispose();
    }
  }

  async #fetchAnswer(
    url: string,
    request: TransportRequest,
    failed: FailedRequest,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { fetch, apiKey, baseUrl, redact } = this.#options;
    const keySent = request.withKey && apiKey !== undefined;
    const response = await fetch(url, {
      method: request.method,
      headers: this.#buildHeaders(request),
      body: request.form && encodeForm(request.form),
      redirect: 'manual',
      credentials: 'omit',
      signal,
    });
    const { status, headers } = response;
    failed.status = status;
    if (isRedirect(response)) {
      await discard(response);
      throw new DiscourseRedirectedError(
        failed,
        readRedirect(headers, { url, baseUrl, redact }),
      );
    }
    const text = response.ok
      ? await this.#readAnswer(response, failed)
      : await this.#readFailure(response);
    return { request: failed, status, headers, text, keySent };
  }

  #buildHeaders(request: TransportRequest): Record<string, string> {
    const { apiKey, apiUsername, userAgent } = this.#options;
    const headers: Record<string, string> = {
      Accept: 'application/json',
      'User-Agent': userAgent,
    };
    if (request.withKey && apiKey !== undefined) {
      headers['Api-Key'] = apiKey;
      headers['Api-Username'] = apiUsername;
    }
    if (request.form) {
      headers['Content-Type'] = 'application/x-www-form-urlencoded';
    }
    return headers;
  }

  async #readAnswer(
    response: Response,
    failed: FailedRequest,
  ): Promise<string> {
    const { maxBytes } = this.#options;
    if (Number(response.headers.get('content-length')) > maxBytes) {
      await discard(response);
      throw new DiscourseTooLargeError(failed, { maxBytes });
    }
    const { text, exceeded } = await readBody(response, { maxBytes });
    if (exceeded) {
      throw new DiscourseTooLargeError(failed, { maxBytes });
    }
    return text;
  }

  /**
   * The status of a failure counts for more than its body, so a body that is
   * slow, broken or huge must not hide it.
   */
  async #readFailure(response: Response): Promise<string> {
    const maxBytes = Math.min(MAX_FAILURE_BYTES, this.#options.maxBytes);
    try {
      return (await readBody(response, { maxBytes })).text;
    } catch {
      await discard(response);
      return '';
    }
  }
}

/** Also knows a `fetch` that hides or has followed a redirect. */
function isRedirect(response: Response): boolean {
  const { status, type, redirected } = response;
  return (
    redirected || type === 'opaqueredirect' || (status >= 300 && status < 400)
  );
}

/** Lets go of the connection; what the rest of the body does is no matter. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
