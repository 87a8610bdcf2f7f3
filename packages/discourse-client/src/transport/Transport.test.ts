import { gzipSync } from 'node:zlib';
import {
  catchError,
  json,
  startTestServer,
  type TestServer,
  text,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

const ABOUT = { about: { version: '2026.9.0' } };

describe('Transport', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer(json(ABOUT));
  });

  afterEach(async () => {
    await server.close();
  });

  function client(
    options: { timeoutMs?: number; maxBytes?: number; apiKey?: string } = {},
  ) {
    return new DiscourseClient({ baseUrl: server.url, ...options });
  }

  describe('request', () => {
    it('asks for JSON with the key in headers, and sends neither body nor cookies with GET', async () => {
      server.answer(
        json(ABOUT, { headers: { 'Set-Cookie': '_t=stale; path=/' } }),
      );
      const forum = client({ apiKey: 'abc123' });

      await forum.readAbout();
      await forum.readAbout();

      expect(server.requests).toHaveLength(2);
      const [, second] = server.requests;
      expect(second).toMatchObject({
        method: 'GET',
        url: '/about.json',
        body: '',
        headers: {
          accept: 'application/json',
          'api-key': 'abc123',
          'api-username': 'system',
        },
      });
      expect(second.headers).not.toHaveProperty('cookie');
      expect(second.headers).not.toHaveProperty('content-type');
      expect(second.headers).not.toHaveProperty('content-length');
    });

    it('names itself in a way that Discourse does not take for a crawler', async () => {
      await client().readAbout();

      expect(server.requests[0].headers['user-agent']).toBe(
        'Backstage for Discourse',
      );
      expect(server.requests[0].headers['user-agent']).not.toMatch(
        /bot|crawl|monitor|ping|spider|rss|tool/i,
      );
    });

    it('keeps the key from routes that do not need it', async () => {
      server.answer(text('ok', { type: 'text/plain' }));

      await client({ apiKey: 'abc123' }).readStatus();

      expect(server.requests[0].headers).not.toHaveProperty('api-key');
      expect(server.requests[0].headers).not.toHaveProperty('api-username');
    });

    it('goes through the given fetch', async () => {
      const seen: string[] = [];
      const forum = new DiscourseClient({
        baseUrl: 'https://forum.example.com/community/',
        fetch: async (url, init) => {
          seen.push(`${init.method} ${url} ${init.redirect}`);
          return Response.json(ABOUT);
        },
      });

      await forum.readAbout();

      expect(seen).toEqual([
        'GET https://forum.example.com/community/about.json manual',
      ]);
    });
  });

  describe('time', () => {
    it('gives up when no answer begins', async () => {
      server.answer(() => undefined);

      const error = await catchError(client({ timeoutMs: 50 }).readAbout());

      expect(error).toMatchObject({
        kind: 'timed-out',
        timeoutMs: 50,
        method: 'GET',
        path: '/about.json',
      });
      expect(error.message).toBe(
        'GET /about.json failed: no complete answer within 50 ms.',
      );
    });

    it('gives up when an answer begins and does not end', async () => {
      server.answer((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.write('{"about":');
      });

      const error = await catchError(client({ timeoutMs: 100 }).readAbout());

      expect(error.kind).toBe('timed-out');
    });

    it('reports the status of a failure whose body does not end', async () => {
      server.answer((_request, response) => {
        response.writeHead(502, { 'Content-Type': 'text/html' });
        response.write('<html>');
      });

      const error = await catchError(client({ timeoutMs: 100 }).readAbout());

      expect(error).toMatchObject({ kind: 'server-error', status: 502 });
    });

    it("rejects with the caller's own reason when the caller aborts", async () => {
      const controller = new AbortController();
      const reason = new Error('the page was closed');
      server.answer(() => controller.abort(reason));

      await expect(
        client().readAbout({ signal: controller.signal }),
      ).rejects.toBe(reason);
    });

    it('sends nothing when the caller has aborted before', async () => {
      const reason = new Error('too late');

      await expect(
        client().readAbout({ signal: AbortSignal.abort(reason) }),
      ).rejects.toBe(reason);

      expect(server.requests).toEqual([]);
    });
  });

  describe('size', () => {
    it('refuses an answer that declares to be too large without reading it', async () => {
      server.answer((_request, response) => {
        response.writeHead(200, {
          'Content-Type': 'application/json',
          'Content-Length': '5000000',
        });
        response.write('{');
      });

      const error = await catchError(client({ maxBytes: 1000 }).readAbout());

      expect(error).toMatchObject({ kind: 'too-large', maxBytes: 1000 });
    });

    it('stops reading an endless answer', async () => {
      let stopped: () => void = () => undefined;
      const closed = new Promise<void>(resolve => {
        stopped = resolve;
      });
      server.answer((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        const write = () => {
          while (response.write(' '.repeat(16_384)));
        };
        response.on('drain', write);
        response.on('close', stopped);
        write();
      });

      const error = await catchError(client({ maxBytes: 100_000 }).readAbout());

      expect(error.kind).toBe('too-large');
      await closed;
    });

    it('counts bytes after decompression', async () => {
      const bomb = gzipSync(JSON.stringify({ padding: ' '.repeat(1_000_000) }));
      server.answer((_request, response) => {
        response.writeHead(200, {
          'Content-Type': 'application/json',
          'Content-Encoding': 'gzip',
        });
        response.end(bomb);
      });
      expect(bomb.byteLength).toBeLessThan(10_000);

      const error = await catchError(client({ maxBytes: 10_000 }).readAbout());

      expect(error.kind).toBe('too-large');
    });

    it('takes an answer of exactly the limit', async () => {
      const size = Buffer.byteLength(JSON.stringify(ABOUT));

      await expect(
        client({ maxBytes: size }).readAbout(),
      ).resolves.toMatchObject({ version: '2026.9.0' });
      expect(
        (await catchError(client({ maxBytes: size - 1 }).readAbout())).kind,
      ).toBe('too-large');
    });

    it('reports the status of a failure whose body is huge', async () => {
      server.answer(text('x'.repeat(1_000_000), { status: 503 }));

      const error = await catchError(client({ maxBytes: 1000 }).readAbout());

      expect(error).toMatchObject({ kind: 'server-error', status: 503 });
    });
  });

  describe('connection', () => {
    it('reports a refused connection with its code', async () => {
      const forum = client();
      await server.close();

      const error = await catchError(forum.readAbout());

      expect(error).toMatchObject({
        kind: 'unreachable',
        code: 'ECONNREFUSED',
        status: undefined,
      });
      expect(error.message).toBe(
        'GET /about.json failed: the forum could not be reached (ECONNREFUSED).',
      );
      expect(error.cause).toBeDefined();
    });

    it('reports a connection that is reset before the answer', async () => {
      server.answer((_request, response) => response.destroy());

      const error = await catchError(client().readAbout());

      expect(error).toMatchObject({ kind: 'unreachable', status: undefined });
    });

    it('reports a connection that breaks within the answer', async () => {
      server.answer((_request, response) => {
        response.writeHead(200, {
          'Content-Type': 'application/json',
          'Content-Length': '100',
        });
        response.write('{"about":', () => response.destroy());
      });

      const error = await catchError(client().readAbout());

      expect(error).toMatchObject({ kind: 'unreachable', status: 200 });
      expect(error.message).toMatch(
        /the connection broke while the answer \(status 200\) was read/,
      );
    });

    it('keeps what a given fetch throws as cause', async () => {
      const refusal = new Error('The address 10.0.0.1 is not allowed');
      const forum = new DiscourseClient({
        baseUrl: server.url,
        fetch: () => Promise.reject(refusal),
      });

      const error = await catchError(forum.readAbout());

      expect(error.kind).toBe('unreachable');
      expect(error.cause).toBe(refusal);
      expect(server.requests).toEqual([]);
    });
  });

  describe('redirects', () => {
    it.each([301, 302, 303, 307, 308])(
      'does not follow status %d, so the other host gets no request',
      async status => {
        const other = await startTestServer(json(ABOUT));
        server.answer(
          text('', {
            status,
            headers: { Location: `${other.url}/about.json?token=t#f` },
          }),
        );

        const error = await catchError(
          client({ apiKey: 'abc123' }).readAbout(),
        );
        await other.close();

        expect(error).toMatchObject({
          kind: 'redirected',
          status,
          target: `${other.url}/about.json`,
        });
        expect(other.requests).toEqual([]);
        expect(server.requests).toHaveLength(1);
      },
    );

    it('does not follow a redirect within the forum either', async () => {
      server.answer(text('', { status: 302, headers: { Location: '/login' } }));

      const error = await catchError(client().readAbout());

      expect(error).toMatchObject({
        kind: 'redirected',
        target: `${server.url}/login`,
      });
      expect(server.requests).toHaveLength(1);
    });

    it('does not accept an answer for which the given fetch followed one', async () => {
      const other = await startTestServer(json(ABOUT));
      server.answer(
        text('', { status: 302, headers: { Location: other.url } }),
      );
      const forum = new DiscourseClient({
        baseUrl: server.url,
        fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }),
      });

      const error = await catchError(forum.readAbout());
      await other.close();

      expect(error.kind).toBe('redirected');
    });

    it.each<Record<string, string>>([{}, { Location: 'http://[nonsense' }])(
      'reports a redirect to nowhere (%j)',
      async headers => {
        server.answer(text('', { status: 302, headers }));

        const error = await catchError(client().readAbout());

        expect(error).toMatchObject({ kind: 'redirected', target: undefined });
      },
    );
  });
});
