import { createRedact } from '../transport/redact';
import { type FetchFunction, Transport } from '../transport/Transport';
import { parseBaseUrl } from '../transport/urls';
import { ForumSession } from './ForumSession';

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_BYTES = 2 * 1024 * 1024;
/** Longer times overflow the timers of Node.js and would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * How to reach one forum.
 *
 * @public
 */
export interface DiscourseClientOptions {
  /** Canonical address, with the path where the forum lives below one. */
  baseUrl: string;
  /** API key. Without it only what is public can be read. */
  apiKey?: string;
  /** User to act as. `system` by default. */
  apiUsername?: string;
  /**
   * Replaces the global `fetch`, to restrict what may be connected to. It must
   * honour `signal` and `redirect`. What it throws becomes the `cause` of a
   * `DiscourseUnreachableError`.
   */
  fetch?: FetchFunction;
  /** Limit for a whole request with its answer. 10 s by default. */
  timeoutMs?: number;
  /** Limit for an answer, unpacked. 2 MiB by default. */
  maxBytes?: number;
  /**
   * Neutral by default. Discourse takes names with words such as `bot`,
   * `crawler`, `monitor`, `ping` or `spider` for crawlers and may block them.
   */
  userAgent?: string;
  /** Milliseconds of a clock that never goes back. `performance.now` by default. */
  now?: () => number;
}

/** Checks the options and puts the parts of a client together. */
export function createSession(options: DiscourseClientOptions): ForumSession {
  const {
    apiKey,
    apiUsername = 'system',
    timeoutMs = DEFAULT_TIMEOUT_MS,
    maxBytes = DEFAULT_MAX_BYTES,
    userAgent = 'Backstage for Discourse',
    fetch = (url, init) => globalThis.fetch(url, init),
    now = () => performance.now(),
  } = options;
  // The runtime's own complaint about such a header would quote the key.
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new TypeError(
      "'apiKey' must be printable ASCII without spaces; check for a line break at its end",
    );
  }
  checkHeader('apiUsername', apiUsername);
  checkHeader('userAgent', userAgent);
  checkLimit('timeoutMs', timeoutMs, MAX_TIMEOUT_MS);
  checkLimit('maxBytes', maxBytes, Number.MAX_SAFE_INTEGER);
  const baseUrl = parseBaseUrl(options.baseUrl);
  const redact = createRedact(apiKey);
  const transport = new Transport({
    baseUrl,
    apiKey,
    apiUsername,
    userAgent,
    timeoutMs,
    maxBytes,
    fetch,
    redact,
  });
  return new ForumSession({ transport, redact, now });
}

function checkHeader(name: string, value: string): void {
  if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)) {
    throw new TypeError(
      `'${name}' must be printable ASCII without spaces at its ends`,
    );
  }
}

function checkLimit(name: string, value: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < 1 || value > max) {
    throw new TypeError(
      `'${name}' must be an integer from 1 to ${max}, not ${value}`,
    );
  }
}
