import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

/** The one account of the Git host. */
export interface GitAccount {
  username: string;
  password: string;
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Whether an Authorization header is right, wrong or missing. */
export function checkAuthorization(
  header: string | undefined,
  account: GitAccount,
): 'right' | 'wrong' | 'missing' {
  const [scheme = '', value = ''] = (header ?? '').split(' ');
  switch (scheme.toLowerCase()) {
    case '':
      return 'missing';
    case 'basic': {
      const given = Buffer.from(value, 'base64').toString();
      const wanted = `${account.username}:${account.password}`;
      return sameText(given, wanted) ? 'right' : 'wrong';
    }
    case 'token':
    case 'bearer':
      return sameText(value, account.password) ? 'right' : 'wrong';
    default:
      return 'wrong';
  }
}

/**
 * Lets everybody read and only the account write. Wrong credentials are refused
 * on reads too: a misspelt password should show at once.
 */
export function authorize(
  account: GitAccount,
  options: { isWrite: (request: { method: string; url: string }) => boolean },
): RequestHandler {
  return (request, response, next) => {
    const verdict = checkAuthorization(request.headers.authorization, account);
    if (
      verdict === 'right' ||
      (verdict === 'missing' && !options.isWrite(request))
    ) {
      next();
      return;
    }
    response
      .status(401)
      .set('WWW-Authenticate', 'Basic realm="simulated Git host"')
      .json({
        message: 'Writing needs the user name and password of the Git host',
      });
  };
}
