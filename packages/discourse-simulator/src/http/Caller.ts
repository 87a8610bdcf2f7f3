import type { IncomingHttpHeaders } from 'node:http';
import { timingSafeEqual } from 'node:crypto';

/** Whom a request comes from. */
export type Caller =
  | { kind: 'anonymous' }
  | { kind: 'refused' }
  | { kind: 'admin'; key: 'monitor' | 'operate' };

/** The user that both keys of a simulated forum are bound to. */
export const KEY_USER = { id: -1, username: 'system' } as const;

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** A bound key needs no identity; one that is sent must match. */
function identityMatches(headers: IncomingHttpHeaders): boolean {
  const username = single(headers['api-username']);
  if (username !== undefined) {
    return username.toLowerCase() === KEY_USER.username;
  }
  const userId = single(headers['api-user-id']);
  if (userId !== undefined) {
    return userId === String(KEY_USER.id);
  }
  return headers['api-user-external-id'] === undefined;
}

/**
 * Who sends a request. `refused` covers an unknown key, a user that the key is
 * not bound to, and a scope that does not allow the method: Discourse answers
 * the same to all three.
 */
export function identifyCaller(
  request: { method: string; headers: IncomingHttpHeaders },
  keys: { monitor?: string; operate?: string },
): Caller {
  const { method, headers } = request;
  const given = single(headers['api-key']);
  if (given === undefined) {
    return { kind: 'anonymous' };
  }
  if (!identityMatches(headers)) {
    return { kind: 'refused' };
  }
  if (keys.operate && sameText(given, keys.operate)) {
    return { kind: 'admin', key: 'operate' };
  }
  const reads = method === 'GET';
  if (keys.monitor && sameText(given, keys.monitor) && reads) {
    return { kind: 'admin', key: 'monitor' };
  }
  return { kind: 'refused' };
}
