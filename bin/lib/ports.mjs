import net from 'node:net';
import { UserError } from './terminal.mjs';

function isFree(port, host) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** Fails with the way out when one of the ports is taken. `ports`: option name → port. */
export async function requireFreePorts(ports, host = '127.0.0.1') {
  for (const [option, port] of Object.entries(ports)) {
    if (!(await isFree(port, host))) {
      throw new UserError(
        `Port ${port} is taken by another process. Stop that, or choose another with --${option}.`,
      );
    }
  }
}

/** A port that was free a moment ago, for tests. */
export async function findFreePort(host = '127.0.0.1') {
  const server = net.createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host }, resolve);
  });
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}
