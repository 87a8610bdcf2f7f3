import type { RequestHandler } from 'express';

/** Paths of an OpenAPI document with their methods. */
type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Answers 405, with the methods that there are, where a path of the document
 * is asked for with another one. Goes behind all routes.
 */
export function refuseOtherMethods(paths: Paths): RequestHandler {
  const known = Object.entries(paths).map(([path, methods]) => ({
    pattern: new RegExp(
      `^${path.replace(/[.]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}/?$`,
    ),
    methods: Object.keys(methods).map(method => method.toUpperCase()),
  }));
  return (req, res, next) => {
    const matching = known.filter(({ pattern }) => pattern.test(req.path));
    const allowed = [...new Set(matching.flatMap(({ methods }) => methods))];
    if (allowed.length === 0 || allowed.includes(req.method)) {
      next();
      return;
    }
    const allow = [
      ...allowed,
      ...(allowed.includes('GET') ? ['HEAD'] : []),
      'OPTIONS',
    ].join(', ');
    res.setHeader('Allow', allow);
    if (req.method === 'OPTIONS') {
      res.status(204).end();
      return;
    }
    const message = `${req.method} is not possible here, only ${allow}`;
    res.status(405).json({
      error: { name: 'MethodNotAllowedError', message },
      response: { statusCode: 405 },
    });
  };
}
