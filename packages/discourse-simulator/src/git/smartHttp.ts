import type { RequestHandler, Response } from 'express';
import { GitHostError } from './GitHostError';
import { type RepositoryStore, spawnGit } from './repository';

const HEADER_END = '\r\n\r\n';
const SERVICES = ['info/refs', 'git-upload-pack', 'git-receive-pack'];

/** Sets status and headers out of the head of a CGI answer. */
function writeHead(response: Response, head: string): void {
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') {
      response.status(Number(value.slice(0, 3)));
    } else if (colon > 0) {
      response.setHeader(name, value);
    }
  }
}

/** Whether a request pushes, or asks how to. */
export function isPush(url: string): boolean {
  return url.includes('git-receive-pack');
}

/**
 * Fetch and push, by git's own `http-backend`. `onReceived` runs after every
 * push with the branches as they were before it.
 */
export function smartHttp(options: {
  store: RepositoryStore;
  username: string;
  onReceived: (event: {
    owner: string;
    repo: string;
    before: Map<string, string>;
  }) => Promise<void>;
}): RequestHandler<{ owner: string; repo: string; 0: string }> {
  const { store, username, onReceived } = options;
  return (request, response, next) => {
    const serve = async () => {
      const { owner, repo, 0: service } = request.params;
      const repository = SERVICES.includes(service)
        ? await store.get(owner, repo)
        : undefined;
      if (!repository) {
        throw new GitHostError(404, 'The target could not be found.');
      }
      const receives = service === 'git-receive-pack';
      const before = receives
        ? await repository.branches()
        : new Map<string, string>();
      const { headers, method, url } = request;
      const queryAt = url.indexOf('?');
      const child = spawnGit(['-c', 'http.receivepack=true', 'http-backend'], {
        env: {
          GIT_PROJECT_ROOT: store.root,
          GIT_HTTP_EXPORT_ALL: '1',
          PATH_INFO: `/${owner}/${repo}.git/${service}`,
          REQUEST_METHOD: method,
          QUERY_STRING: queryAt < 0 ? '' : url.slice(queryAt + 1),
          CONTENT_TYPE: headers['content-type'] ?? '',
          HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
          GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
          REMOTE_ADDR: request.socket.remoteAddress ?? '',
          ...(isPush(url) ? { REMOTE_USER: username } : {}),
          ...(headers['content-length']
            ? { CONTENT_LENGTH: headers['content-length'] }
            : {}),
        },
      });
      response.once('close', () => child.kill());
      child.stdin.on('error', () => {});
      child.stderr.resume();
      request.pipe(child.stdin);
      await new Promise<void>((resolve, reject) => {
        let head = Buffer.alloc(0);
        child.once('error', reject);
        const readHead = (chunk: Buffer) => {
          head = Buffer.concat([head, chunk]);
          const end = head.indexOf(HEADER_END);
          if (end >= 0) {
            child.stdout.off('data', readHead);
            writeHead(response, head.subarray(0, end).toString());
            response.write(head.subarray(end + HEADER_END.length));
            child.stdout.pipe(response, { end: false });
          }
        };
        child.stdout.on('data', readHead);
        child.once('close', () => resolve());
      });
      if (!response.headersSent) {
        throw new GitHostError(502, 'git http-backend gave no answer');
      }
      if (receives) {
        await onReceived({ owner, repo, before });
      }
      response.end();
    };
    serve().catch(next);
  };
}
