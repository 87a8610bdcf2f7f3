/**
 * Checks the base address of a forum. A path is kept, for forums that live
 * below one (`relative_url_root`).
 */
export function parseBaseUrl(baseUrl: string): URL {
  let url;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new TypeError(
      "'baseUrl' must be an absolute http or https URL, such as https://forum.example.com",
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TypeError(
      `'baseUrl' must start with https:// or http://, not ${url.protocol}`,
    );
  }
  if (url.username || url.password) {
    throw new TypeError("'baseUrl' must not contain a user name or password");
  }
  if (url.search || url.hash) {
    throw new TypeError("'baseUrl' must not contain a query or a fragment");
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/**
 * Encodes the segments of a path. Each stays exactly one segment, whatever
 * characters it has.
 */
export function encodePath(
  segments: readonly (string | number)[],
  options: { suffix?: string } = {},
): string {
  const { suffix = '' } = options;
  return `/${segments.map(encodeSegment).join('/')}${suffix}`;
}

function encodeSegment(segment: string | number): string {
  if (typeof segment === 'number' && !Number.isSafeInteger(segment)) {
    throw new TypeError(`An id in a path must be an integer, not ${segment}`);
  }
  const text = String(segment);
  // The URL parser resolves these even when they are percent-encoded, so they
  // would reach another route than the one that was meant.
  if (text === '' || text === '.' || text === '..') {
    throw new TypeError(
      `A name in a path must not be empty, '.' or '..', but one is '${text}'`,
    );
  }
  try {
    return encodeURIComponent(text);
  } catch {
    throw new TypeError('A name in a path must be well-formed Unicode text');
  }
}

/** Joins base address, encoded path and encoded query. */
export function joinUrl(base: URL, path: string, query?: string): string {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}${path}`;
  url.search = query ?? '';
  return url.href;
}
