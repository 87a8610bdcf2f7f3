import { createServer, type Server } from 'node:http';
import { DiscourseClient } from '@backstage-discourse/discourse-client';
import { listen } from '../__testUtils__/listen';
import { GuardedFetch } from './GuardedFetch';
import { findHostNotAllowed } from './HostNotAllowedError';
import { HostPolicy } from './HostPolicy';

const KEY = 'd'.repeat(64);

/** A server that nobody may reach, and what reached it all the same. */
interface Trap {
  server: Server;
  port: number;
  requests: Array<{ url?: string; key?: string | string[] }>;
  connections: number;
}

describe('Requests to forums', () => {
  const traps: Trap[] = [];
  const guards: GuardedFetch[] = [];

  afterEach(async () => {
    await Promise.all(guards.splice(0).map(each => each.close()));
    for (const { server } of traps.splice(0)) {
      await new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      });
    }
  });

  async function startTrap(
    answer: (url: string) => {
      status?: number;
      location?: string;
      body?: object;
    },
  ): Promise<Trap> {
    const trap: Trap = {
      server: createServer((req, res) => {
        trap.requests.push({ url: req.url, key: req.headers['api-key'] });
        const { status = 200, location, body = {} } = answer(req.url ?? '');
        res.writeHead(status, {
          'content-type': 'application/json',
          ...(location && { location }),
        });
        res.end(JSON.stringify(body));
      }),
      port: 0,
      requests: [],
      connections: 0,
    };
    trap.server.on('connection', () => {
      trap.connections += 1;
    });
    trap.port = await listen(trap.server);
    traps.push(trap);
    return trap;
  }

  function guard(
    allowedHosts: string[],
    resolve?: ConstructorParameters<typeof GuardedFetch>[0]['resolve'],
  ): GuardedFetch {
    const each = new GuardedFetch({
      policy: new HostPolicy({ allowedHosts }),
      resolve,
    });
    guards.push(each);
    return each;
  }

  const clientOf = (port: number, { fetch }: GuardedFetch) =>
    new DiscourseClient({
      baseUrl: `http://127.0.0.1:${port}`,
      apiKey: KEY,
      fetch,
    });
  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );

  it.each([301, 302, 303, 307, 308])(
    'do not take the key along a redirect with %p',
    async status => {
      const elsewhere = await startTrap(() => ({}));
      const forum = await startTrap(() => ({
        status,
        location: `http://127.0.0.1:${elsewhere.port}/steal`,
      }));
      // Even where both are allowed.
      const guarded = guard([
        `127.0.0.1:${forum.port}`,
        `127.0.0.1:${elsewhere.port}`,
      ]);

      const failure = await failureOf(
        clientOf(forum.port, guarded).readSidekiqStats(),
      );

      expect(failure).toMatchObject({ kind: 'redirected' });
      expect(forum.requests).toHaveLength(1);
      expect(elsewhere.connections).toBe(0);
      expect(JSON.stringify(failure)).not.toContain(KEY);
    },
  );

  it('do not follow a link to the next page on another host', async () => {
    const elsewhere = await startTrap(() => ({}));
    const group = (id: number) => ({
      id,
      name: `g${id}`,
      automatic: false,
      visibility_level: 0,
      members_visibility_level: 0,
      public_admission: false,
      public_exit: false,
      allow_membership_requests: false,
    });
    const foreign = `http://127.0.0.1:${elsewhere.port}/groups?page=1`;
    const forum = await startTrap(url => ({
      body: {
        groups: url.includes('page=1') ? [group(2)] : [group(1)],
        total_rows_groups: 2,
        load_more_groups: foreign,
        meta: { next: foreign },
      },
    }));
    const guarded = guard([
      `127.0.0.1:${forum.port}`,
      `127.0.0.1:${elsewhere.port}`,
    ]);

    const { items } = await clientOf(forum.port, guarded).listGroups();

    expect(items.map(({ name }) => name)).toEqual(['g1', 'g2']);
    expect(forum.requests).toHaveLength(2);
    expect(elsewhere.connections).toBe(0);
  });

  it('connect to the very addresses that were checked', async () => {
    const inside = await startTrap(() => ({}));
    // Public when it is checked, and inside the cluster a moment later.
    const addresses = ['93.184.216.34', '127.0.0.1', '127.0.0.1'];
    const resolve = jest.fn(async () => [
      { address: addresses.shift() ?? '127.0.0.1', family: 4 },
    ]);
    const guarded = guard([`*.example.com:${inside.port}`], resolve);

    const failure = await failureOf(
      guarded.fetch(`https://a.example.com:${inside.port}/`, {
        signal: AbortSignal.timeout(300),
      }),
    );

    expect(failure).toBeInstanceOf(Error);
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(inside.connections).toBe(0);

    const again = await failureOf(
      guarded.fetch(`https://a.example.com:${inside.port}/`, {}),
    );

    expect(findHostNotAllowed(again)?.message).toMatch('private address');
    expect(inside.connections).toBe(0);
  });

  it.each([
    'https://key:secret@forum.example.com/',
    'https://key@forum.example.com/',
    'https://forum.example.com:secret@evil.example.org/',
    'https://forum.example.com@evil.example.org/',
    'https://forum.example.com%2eevil.example.org/',
    'https://forum.example.com.evil.example.org/',
    'https://evil.example.org/forum.example.com',
    'https://evil.example.org#forum.example.com',
    'https://evil.example.org\\@forum.example.com',
    'http://forum.example.com/',
    'ftp://forum.example.com/',
    'file:///etc/passwd',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://127.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
  ])('do not go to %p', async url => {
    const resolve = jest.fn(async () => [{ address: '127.0.0.1', family: 4 }]);
    const { fetch } = guard(['forum.example.com', '*.example.com'], resolve);

    const failure = await failureOf(
      fetch(url, { headers: { 'Api-Key': KEY } }),
    );

    expect(findHostNotAllowed(failure)).toBeDefined();
    expect(resolve).not.toHaveBeenCalled();
    expect(String(failure)).not.toContain(KEY);
    expect(String(failure)).not.toContain('secret');
  });

  it.each([`${KEY}\r\nX-Evil: 1`, `${KEY}\nHost: evil.example.org`, 'k\0y'])(
    'are not sent with a key that would break out of its header',
    async apiKey => {
      const forum = await startTrap(() => ({}));
      const { fetch } = guard([`127.0.0.1:${forum.port}`]);

      const failure = await failureOf(
        Promise.resolve().then(() =>
          new DiscourseClient({
            baseUrl: `http://127.0.0.1:${forum.port}`,
            apiKey,
            fetch,
          }).readSidekiqStats(),
        ),
      );

      expect(failure).toBeInstanceOf(Error);
      expect(forum.connections).toBe(0);
      expect(String(failure)).not.toContain(KEY);
    },
  );
});
