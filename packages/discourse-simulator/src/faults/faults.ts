/** Names of the faults that can be switched on for a forum. @public */
export const FAULT_NAMES = [
  'none',
  'down',
  'reset',
  'slow',
  'hang',
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'server-error',
  'bad-gateway',
  'html',
  'truncated',
  'wrong-types',
  'nul-texts',
  'huge',
  'drip',
  'read-only',
  'redirect',
] as const;

/**
 * How a forum misbehaves.
 *
 * - `down` closes the connection without an answer, `reset` in the middle of one
 * - `slow` answers late, `hang` never
 * - `unauthorized` 401, `forbidden` 403, `not-found` 404, `rate-limited` 429,
 *   `server-error` 503, `bad-gateway` 502 as HTML
 * - `html` sends a page where JSON is due, `truncated` half of the JSON,
 *   `wrong-types` JSON of another shape, `nul-texts` JSON whose texts end in the
 *   character NUL, which PostgreSQL can not store, `huge` JSON without end,
 *   `drip` JSON that comes byte by byte and never ends
 * - `read-only` refuses writes, `redirect` sends to another host
 *
 * @public
 */
export type FaultName = (typeof FAULT_NAMES)[number];
