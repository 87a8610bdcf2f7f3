import {
  createServer,
  type IncomingHttpHeaders,
  type ServerResponse,
} from 'node:http';

/** A request as it arrived. */
export interface ReceivedRequest {
  method: string;
  /** Path with query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answerer = (
  request: ReceivedRequest,
  response: ServerResponse,
) => void;

/** A real HTTP server on loopback that notes what it is asked. */
export interface TestServer {
  url: string;
  requests: ReceivedRequest[];
  /** Replaces what the server answers. */
  answer: (answerer: Answerer) => void;
  close: () => Promise<void>;
}

export async function startTestServer(
  answerer: Answerer = (_request, response) => response.end(),
): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  let current = answerer;
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(Buffer.from(chunk));
    }
    const request = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    requests.push(request);
    current(request, response);
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The test server has no port');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    answer: next => {
      current = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function json(
  value: unknown,
  options: { status?: number; headers?: Record<string, string> } = {},
): Answerer {
  const { status = 200, headers = {} } = options;
  return (_request, response) => {
    response.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      ...headers,
    });
    response.end(JSON.stringify(value));
  };
}

/** Answers with text of any media type. */
export function text(
  body: string,
  options: {
    status?: number;
    type?: string;
    headers?: Record<string, string>;
  } = {},
): Answerer {
  const { status = 200, type = 'text/html', headers = {} } = options;
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(body);
  };
}

/** Answers by path, and with 500 where nothing is planned. */
export function byPath(routes: Record<string, Answerer>): Answerer {
  return (request, response) => {
    const [path] = request.url.split('?');
    const answerer = routes[path] ?? text('unplanned', { status: 500 });
    answerer(request, response);
  };
}
