import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';

/** A proxy in front of a Git host that can lose the answer to a request. */
export interface Tap {
  url: string;
  /** From now on, answers to such requests never reach the caller. */
  loseAnswers(matches: (line: string) => boolean): void;
  /** Request lines whose answers were lost. */
  readonly lost: string[];
  /** All request lines. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** Starts a proxy to a port of the loopback. */
export async function startTap(options: {
  port: number;
  targetPort: number;
  /** Answer everything but reading with an error. */
  readOnly?: boolean;
}): Promise<Tap> {
  let isLost = (_line: string) => false;
  const lost: string[] = [];
  const seen: string[] = [];
  const server = createServer((req, res) => {
    const line = `${req.method} ${req.url}`;
    seen.push(line);
    if (options.readOnly && req.method !== 'GET') {
      res.writeHead(500).end('This Git host may only be read');
      return;
    }
    const onAnswer = (answer: IncomingMessage) => {
      if (isLost(line)) {
        // The host has done what it was asked for; only the word of it is lost.
        answer.resume();
        answer.once('end', () => lost.push(line));
        return;
      }
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    };
    const onward = request(
      {
        host: '127.0.0.1',
        port: options.targetPort,
        method: req.method,
        path: req.url,
        headers: req.headers,
      },
      onAnswer,
    );
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${options.port}`,
    loseAnswers: matches => {
      isLost = matches;
    },
    lost,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
