import {
  type Answerer,
  byPath,
  catchError,
  json,
  startTestServer,
  type TestServer,
  text,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

const NGINX_429 =
  '<html><head><title>429 Too Many Requests</title></head><body>nginx</body></html>';

const refusedKey = json(
  {
    errors: ['The API credentials are invalid.'],
    error_type: 'invalid_access',
  },
  { status: 403 },
);
const notFound = json(
  {
    errors: ['The requested URL could not be found.'],
    error_type: 'not_found',
  },
  { status: 404 },
);

describe('a refusal of the forum', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(async () => {
    await server.close();
  });

  function client(options: { apiKey?: string } = { apiKey: 'abc123' }) {
    return new DiscourseClient({ baseUrl: server.url, ...options });
  }

  function answerBackups(backups: Answerer, scopes: Answerer): void {
    server.answer(
      byPath({
        '/admin/backups.json': backups,
        '/session/scopes.json': scopes,
      }),
    );
  }

  describe('with 404 on an administration route', () => {
    it('is a bad key if the forum refuses the key everywhere', async () => {
      answerBackups(notFound, refusedKey);

      const error = await catchError(client().listBackups());

      expect(error).toMatchObject({
        kind: 'bad-key',
        status: 404,
        path: '/admin/backups.json',
      });
    });

    it('is a missing right if the forum accepts the key elsewhere', async () => {
      answerBackups(notFound, json({ scopes: [] }));

      const error = await catchError(client().listBackups());

      expect(error).toMatchObject({
        kind: 'missing-right',
        reason: 'key-too-weak',
      });
    });

    it('is what it says if the forum tells nothing of the key', async () => {
      answerBackups(notFound, text('', { status: 404 }));

      const error = await catchError(client().listBackups());

      expect(error.kind).toBe('not-found');
    });

    it('is what it says if an administration controller ran for the user', async () => {
      server.answer(
        json(
          { errors: ['not found'], error_type: 'not_found' },
          {
            status: 404,
            headers: {
              'X-Discourse-Route': 'admin/groups/destroy',
              'X-Discourse-Username': 'system',
            },
          },
        ),
      );

      const error = await catchError(client().deleteGroup(7));

      expect(error.kind).toBe('not-found');
      expect(server.requests.map(request => request.url)).toEqual([
        '/admin/groups/7.json',
      ]);
    });

    it('counts for Sidekiq too', async () => {
      server.answer(
        byPath({
          '/sidekiq/stats': notFound,
          '/session/scopes.json': refusedKey,
        }),
      );

      const error = await catchError(client().readSidekiqStats());

      expect(error.kind).toBe('bad-key');
    });
  });

  describe('with 404 elsewhere', () => {
    it('means what it says', async () => {
      server.answer(notFound);

      const error = await catchError(client().readGroup('pilots'));

      expect(error).toMatchObject({
        kind: 'not-found',
        path: '/groups/pilots.json',
      });
      expect(server.requests).toHaveLength(1);
    });
  });

  describe('with 401 or 403', () => {
    it('is a bad key if the forum refuses the key everywhere', async () => {
      server.answer(refusedKey);

      const error = await catchError(client().readAbout());

      expect(error).toMatchObject({ kind: 'bad-key', status: 403 });
    });

    it('is a missing right if the forum accepts the key elsewhere', async () => {
      answerBackups(refusedKey, json({ scopes: [] }));

      const error = await catchError(client().listBackups());

      expect(error).toMatchObject({
        kind: 'missing-right',
        reason: 'key-too-weak',
        status: 403,
      });
    });

    it('is a missing right if no key was sent', async () => {
      server.answer(
        json(
          { errors: ['log in'], error_type: 'not_logged_in' },
          { status: 403 },
        ),
      );

      const error = await catchError(client({}).readAbout());

      expect(error).toMatchObject({ kind: 'missing-right', reason: 'no-key' });
      expect(server.requests).toHaveLength(1);
    });

    it('does not blame the key for the page of a proxy', async () => {
      server.answer(text('<h1>Forbidden</h1>', { status: 403 }));

      const error = await catchError(client().listBackups());

      expect(error).toMatchObject({
        kind: 'missing-right',
        reason: 'refused-before-discourse',
      });
    });

    it('blames the key for 401', async () => {
      server.answer(text('Unauthorized', { status: 401, type: 'text/plain' }));

      const error = await catchError(client().listBackups());

      expect(error).toMatchObject({ kind: 'bad-key', status: 401 });
    });
  });

  describe('without a key where one is needed', () => {
    it('comes from the client itself, before anything is sent', async () => {
      const error = await catchError(client({}).readVersionCheck());

      expect(error).toMatchObject({
        kind: 'missing-right',
        reason: 'no-key',
        status: undefined,
        path: '/admin/version_check.json',
      });
      expect(server.requests).toEqual([]);
    });
  });

  describe('with 429', () => {
    const wait = { extras: { wait_seconds: 17, time_left: '17 seconds' } };

    it.each<[string, Answerer, number]>([
      [
        'the header of the forum',
        json(
          { errors: ['slow down'], error_type: 'rate_limit', ...wait },
          { status: 429, headers: { 'Retry-After': '5' } },
        ),
        5000,
      ],
      [
        'the body of the forum',
        json(
          { errors: ['slow down'], error_type: 'rate_limit', ...wait },
          { status: 429 },
        ),
        17_000,
      ],
      [
        'a default where errors is a string',
        json({ errors: 'try again later' }, { status: 429 }),
        10_000,
      ],
      [
        'the header of the limit per address, in plain text',
        text('Slow down, too many requests from this IP address.', {
          status: 429,
          type: 'text/plain',
          headers: { 'Retry-After': '9' },
        }),
        9000,
      ],
      ['a default for nginx', text(NGINX_429, { status: 429 }), 10_000],
      [
        'a default for a senseless body',
        json({ errors: [1], extras: 'no' }, { status: 429 }),
        10_000,
      ],
    ])('knows when to come back from %s', async (_name, answerer, expected) => {
      server.answer(answerer);

      const error = await catchError(client().listBackups());

      expect(error).toMatchObject({
        kind: 'rate-limited',
        retryAfterMs: expected,
        downgraded: false,
      });
      expect(error.message).toMatch(`Try again in ${expected / 1000} s.`);
      expect(server.requests).toHaveLength(1);
    });
  });

  describe('that ignores the key under load', () => {
    it.each<[string, Answerer]>([
      [
        'a success for an anonymous visitor',
        json(
          { groups: [], total_rows_groups: 0 },
          { headers: { 'Set-Cookie': 'dosp=1; path=/; HttpOnly' } },
        ),
      ],
      [
        'a route without a user name',
        json(
          { groups: [], total_rows_groups: 0 },
          { headers: { 'X-Discourse-Route': 'groups/index' } },
        ),
      ],
      [
        'a refusal',
        json(
          { errors: [], error_type: 'not_logged_in' },
          { status: 403, headers: { 'Set-Cookie': 'a=b; path=/, dosp=1' } },
        ),
      ],
    ])('is recognized by %s', async (_name, answerer) => {
      server.answer(answerer);

      const error = await catchError(client().listGroups());

      expect(error).toMatchObject({
        kind: 'rate-limited',
        downgraded: true,
        retryAfterMs: 10_000,
      });
      expect(server.requests).toHaveLength(1);
    });

    it('is not seen where no key was sent', async () => {
      server.answer(
        json(
          { groups: [], total_rows_groups: 0 },
          { headers: { 'X-Discourse-Route': 'groups/index' } },
        ),
      );

      await expect(client({}).listGroups()).resolves.toMatchObject({
        items: [],
      });
    });
  });

  describe('with another status', () => {
    it('is read-only mode for 503 of that type', async () => {
      server.answer(
        json(
          { errors: ['read-only'], error_type: 'read_only' },
          { status: 503, headers: { 'Discourse-Readonly': 'true' } },
        ),
      );

      const error = await catchError(client().deleteGroup(7));

      expect(error).toMatchObject({ kind: 'read-only', status: 503 });
    });

    it.each([500, 502, 503, 504, 521])(
      'is a server error for %d of any other type',
      async status => {
        server.answer(
          text('<h1>Oops</h1>', { status, headers: { 'Retry-After': '3' } }),
        );

        const error = await catchError(client().listBackups());

        expect(error).toMatchObject({
          kind: 'server-error',
          status,
          retryAfterMs: 3000,
        });
      },
    );

    it('is a rejection with the sentences of the forum, shortened', async () => {
      server.answer(
        json(
          { errors: ['Name  has\nalready been taken', 'x'.repeat(1000), ''] },
          { status: 422 },
        ),
      );

      const error = await catchError(client().createGroup({ name: 'pilots' }));

      expect(error).toMatchObject({
        kind: 'rejected',
        status: 422,
        reasons: ['Name has already been taken', 'x'.repeat(300)],
      });
      expect(error.message).toBe(
        'POST /admin/groups.json failed: the forum rejects the request (status 422).',
      );
    });

    it.each([
      [409, { failed: 'FAILED', error: 'Already requested' }],
      [422, { failed: 'FAILED', message: 'Already requested' }],
      [
        400,
        { errors: ['Already requested'], error_type: 'invalid_parameters' },
      ],
    ])('is a rejection for %d', async (status, body) => {
      server.answer(json(body, { status }));

      const error = await catchError(client().createGroup({ name: 'pilots' }));

      expect(error).toMatchObject({
        kind: 'rejected',
        status,
        reasons: ['Already requested'],
      });
    });

    it('is a rejection without reasons where the body is none of JSON', async () => {
      server.answer(text('', { status: 413 }));

      const error = await catchError(client().readAbout());

      expect(error).toMatchObject({
        kind: 'rejected',
        status: 413,
        reasons: [],
      });
    });
  });
});
