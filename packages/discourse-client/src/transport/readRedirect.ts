import type { Redact } from './redact';

const MAX_LENGTH = 300;

/**
 * Where a redirect leads, without query and fragment, which may hold tokens.
 * Nothing if it leads nowhere that can be read.
 */
export function readRedirect(
  headers: Headers,
  options: { url: string; baseUrl: URL; redact: Redact },
): { target?: string; forumPath?: string } {
  const { url, baseUrl, redact } = options;
  const location = headers.get('location');
  if (!location || !URL.canParse(location, url)) {
    return {};
  }
  const { origin, pathname } = new URL(location, url);
  const target = redact(`${origin}${pathname}`).slice(0, MAX_LENGTH);
  const prefix = baseUrl.pathname.replace(/\/$/, '');
  if (origin !== baseUrl.origin || !pathname.startsWith(`${prefix}/`)) {
    return { target };
  }
  const forumPath = redact(pathname.slice(prefix.length)).slice(0, MAX_LENGTH);
  return { target, forumPath };
}
