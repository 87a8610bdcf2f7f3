import type { Response } from 'express';

/** What TCP sends before the first acknowledgement, by RFC 6928. */
const FIRST_FLIGHT_BYTES = 14_000;

/**
 * Answers with JSON, as it is where it fits into the first flight: it arrives
 * no later then, and to compress it would take longer than all the rest.
 */
export function sendJson(res: Response, value: unknown): void {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) <= FIRST_FLIGHT_BYTES) {
    res.set('Cache-Control', 'no-transform');
  }
  res.type('json').send(text);
}
