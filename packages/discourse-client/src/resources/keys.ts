import { z } from 'zod/v4';
import type { ForumSession, RequestOptions } from '../session/ForumSession';
import { KEY_SCOPES_REQUEST } from '../session/KeyCheck';

/**
 * One thing that a key allows.
 *
 * @public
 */
export interface KeyScope {
  /** Resource and action, such as `global:read`. */
  id: string;
  resource: string;
  action: string;
}

/**
 * What the key of the client allows.
 *
 * @public
 */
export interface KeyScopes {
  /** The key has no scopes and allows all that its user may do. */
  unrestricted: boolean;
  scopes: KeyScope[];
}

const keyScopesSchema = z
  .object({
    scopes: z.array(z.object({ resource: z.string(), action: z.string() })),
  })
  .transform(
    ({ scopes }): KeyScopes => ({
      unrestricted: scopes.length === 0,
      scopes: scopes.map(({ resource, action }) => ({
        id: `${resource}:${action}`,
        resource,
        action,
      })),
    }),
  );

export function readKeyScopes(
  session: ForumSession,
  options: RequestOptions,
): Promise<KeyScopes> {
  const { method, path } = KEY_SCOPES_REQUEST;
  return session.read(
    { method, path, key: 'required', signal: options.signal },
    keyScopesSchema,
  );
}
