/** What Discourse operators advise where nothing else is known. */
const DEFAULT_RETRY_MS = 10_000;
/** The longest limit of Discourse is one day. */
const MAX_RETRY_MS = 24 * 60 * 60 * 1000;

/** Parses `Retry-After`: seconds, or a date relative to the `Date` header. */
export function parseRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) {
    return undefined;
  }
  if (/^\d+$/.test(value)) {
    return clampRetryMs(Number(value) * 1000);
  }
  const until = parseHttpDate(value);
  // The server's own clock, where it tells it, makes ours irrelevant.
  const sentAt = parseHttpDate(headers.get('date') ?? '') ?? Date.now();
  return until === undefined ? undefined : clampRetryMs(until - sentAt);
}

/** How long to wait after 429, from the header, the body, or by default. */
export function chooseRetryMs(
  headers: Headers,
  waitSeconds: number | undefined,
): number {
  const fromHeader = parseRetryAfter(headers);
  if (fromHeader !== undefined) {
    return fromHeader;
  }
  return waitSeconds === undefined
    ? DEFAULT_RETRY_MS
    : clampRetryMs(waitSeconds * 1000);
}

function clampRetryMs(ms: number): number {
  return Math.min(Math.max(Math.ceil(ms), 0), MAX_RETRY_MS);
}

function parseHttpDate(value: string): number | undefined {
  // `Date.parse` alone makes a date of almost anything, such as `-5`.
  const ms = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(
    value,
  )
    ? Date.parse(value)
    : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
