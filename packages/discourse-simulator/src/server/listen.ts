import http from 'node:http';

/** A listening server. It answers nothing until it is told how. */
export interface ListeningServer {
  /** Address for others, without a slash at the end. */
  url: string;
  /** Sets what answers; to be called before anything else is awaited. */
  serve(handler: http.RequestListener): void;
  /** Ends the server and every open connection. */
  close(): Promise<void>;
}

const EVERYWHERE = ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'];

/** Where others reach a server that is bound to a host. */
function reachableUrl(host: string, port: number): string {
  const name = EVERYWHERE.includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function explainListenError(
  error: NodeJS.ErrnoException,
  options: { host: string; port: number },
): Error {
  const { host, port } = options;
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} on ${host} is taken by another program; stop it or choose another port`,
        { cause: error },
      );
    case 'EACCES':
      return new Error(
        `Port ${port} on ${host} needs more rights than this process has; choose a port above 1023`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
      return new Error(
        `'${host}' is no address of this machine; choose another host`,
        { cause: error },
      );
    default:
      return new Error(`Listening on ${host}:${port} failed`, { cause: error });
  }
}

/** Listens on a port of one address, 127.0.0.1 unless told otherwise. */
export async function listen(options: {
  port?: number;
  host?: string;
  publicUrl?: string;
}): Promise<ListeningServer> {
  const { port = 0, host = '127.0.0.1', publicUrl } = options;
  const server = http.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject(explainListenError(error, { host, port })),
    );
    server.listen({ port, host }, resolve);
  });
  const address = server.address();
  const boundPort =
    typeof address === 'object' && address ? address.port : port;
  return {
    url: publicUrl?.replace(/\/+$/, '') ?? reachableUrl(host, boundPort),
    serve: handler => server.on('request', handler),
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
