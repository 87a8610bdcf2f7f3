import { createServer, type Server } from 'node:http';
import { DiscourseClient } from '@backstage-discourse/discourse-client';
import { listen } from '../__testUtils__/listen';
import { explainProblem } from './explainProblem';
import { GuardedFetch } from './GuardedFetch';
import { findHostNotAllowed } from './HostNotAllowedError';
import { HostPolicy } from './HostPolicy';

describe('GuardedFetch', () => {
  let server: Server;
  let port: number;
  let connections: number;
  let guarded: GuardedFetch[];

  beforeEach(async () => {
    connections = 0;
    guarded = [];
    server = createServer((req, res) => {
      if (req.url === '/away/srv/status') {
        res.writeHead(302, { location: `http://127.0.0.1:${port}/other` });
        res.end();
      } else {
        res.setHeader('content-type', 'text/plain');
        res.end('ok');
      }
    });
    server.on('connection', () => {
      connections += 1;
    });
    port = await listen(server);
  });

  afterEach(async () => {
    await Promise.all(guarded.map(each => each.close()));
    await new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  const create = (
    allowedHosts: string[],
    resolved: string[] = ['127.0.0.1'],
  ) => {
    const resolve = jest.fn(async () =>
      resolved.map(address => ({ address, family: 4 })),
    );
    const each = new GuardedFetch({
      policy: new HostPolicy({ allowedHosts }),
      resolve,
    });
    guarded.push(each);
    return { fetch: each.fetch, resolve };
  };

  it('reaches a private address that is named exactly', async () => {
    const { fetch } = create([`127.0.0.1:${port}`]);

    const response = await fetch(`http://127.0.0.1:${port}/`, {});

    expect(response.status).toBe(200);
    expect(await response.text()).toBe('ok');
  });

  it('connects to nothing that is not allowed', async () => {
    const { fetch, resolve } = create(['*.forums.example.com']);

    for (const url of [
      `http://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      'https://forums.example.org/',
    ]) {
      await expect(fetch(url, {})).rejects.toThrow('discourse.allowedHosts');
    }

    expect(resolve).not.toHaveBeenCalled();
    expect(connections).toBe(0);
  });

  it.each([
    [['127.0.0.1']],
    [['169.254.169.254']],
    [['93.184.216.34', '10.0.0.1']],
  ])(
    'does not connect to an allowed name that resolves to %p',
    async resolved => {
      const { fetch } = create([`*.example.com:${port}`], resolved);

      const failure = await fetch(`https://a.example.com:${port}/`, {}).catch(
        (error: unknown) => error,
      );

      expect(findHostNotAllowed(failure)?.message).toMatch(
        /^The host a\.example\.com resolves to a private address/,
      );
      expect(connections).toBe(0);
    },
  );

  it('never follows a redirect', async () => {
    const { fetch } = create([`127.0.0.1:${port}`]);
    const client = new DiscourseClient({
      baseUrl: `http://127.0.0.1:${port}/away`,
      fetch,
    });

    const failure = await client.readStatus().catch((error: unknown) => error);

    expect(explainProblem(failure)?.kind).toBe('redirected');
    expect(connections).toBe(1);
  });

  it('is explained as host-not-allowed through the client', async () => {
    const { fetch } = create([]);
    const client = new DiscourseClient({
      baseUrl: `http://127.0.0.1:${port}`,
      apiKey: 'd'.repeat(64),
      fetch,
    });

    const failure = await client
      .readSidekiqStats()
      .catch((error: unknown) => error);

    expect(explainProblem(failure)).toEqual({
      kind: 'host-not-allowed',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    });
    expect(connections).toBe(0);
  });
});
