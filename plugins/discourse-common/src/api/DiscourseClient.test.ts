import { ResponseError } from '@backstage/errors';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { DiscourseClient } from './DiscourseClient';

const BASE = 'http://portal.example/api/discourse';

interface Seen {
  method: string;
  url: string;
  contentType: string | null;
  body: string;
}

describe('DiscourseClient', () => {
  const server = setupServer();
  let seen: Seen[];

  /** Answers every request alike, and remembers it. */
  const answerWith = (answer: () => Response | Promise<Response>) =>
    server.use(
      http.all(`${BASE}/*`, async ({ request }) => {
        seen.push({
          method: request.method,
          url: request.url.slice(BASE.length),
          contentType: request.headers.get('Content-Type'),
          body: await request.text(),
        });
        return answer();
      }),
    );

  const client = new DiscourseClient({
    fetchApi: {
      fetch: (input, init) =>
        fetch(String(input).replace('plugin://discourse', BASE), init),
    },
  });

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));

  beforeEach(() => {
    seen = [];
  });

  afterEach(() => server.resetHandlers());

  afterAll(() => server.close());

  it('asks for a page of the fleet with lists joined by commas', async () => {
    answerWith(() => HttpResponse.json({ items: [], totalItems: 0 }));

    const page = await client.listForums({
      search: 'a & b',
      severity: ['warning', 'critical'],
      state: [],
      owner: undefined,
      sort: 'title',
      offset: 0,
      limit: 50,
    });

    expect(page).toEqual({ items: [], totalItems: 0 });
    const { pathname, searchParams } = new URL(seen[0].url, BASE);
    expect(pathname).toBe('/forums');
    expect(Object.fromEntries(searchParams)).toEqual({
      search: 'a & b',
      severity: 'warning,critical',
      sort: 'title',
      offset: '0',
      limit: '50',
    });
  });

  it('keeps an id inside its place in the path', async () => {
    answerWith(() => HttpResponse.json({}));

    await client.getForum('../../catalog?x=1#y');

    expect(seen[0].url).toBe('/forums/..%2F..%2Fcatalog%3Fx%3D1%23y');
  });

  it('asks to be told of news', async () => {
    const until = '2026-11-21T10:05:00.000Z';
    answerWith(() => HttpResponse.json({ until }));

    await expect(client.watchForum('acme')).resolves.toEqual({ until });
    expect(seen[0]).toMatchObject({
      url: '/forums/acme/watch',
      method: 'POST',
    });
  });

  it('asks for the history of a range', async () => {
    answerWith(() => HttpResponse.json({ items: [] }));

    await expect(client.getHistory('acme', '14d')).resolves.toEqual({
      items: [],
    });
    expect(seen[0].url).toBe('/forums/acme/history?range=14d');
  });

  it('asks for facets and for findings of before', async () => {
    answerWith(() => HttpResponse.json({ items: [] }));

    await client.getFleetFacets({
      label: ['tier=gold', 'region=eu'],
      facet: ['finding', 'version'],
    });
    await client.getFindingHistory('acme');
    await client.getFindingHistory('acme', {
      finding: 'sidekiq-growing',
      limit: 10,
    });

    expect(seen.map(({ url }) => decodeURIComponent(url))).toEqual([
      '/fleet/facets?label=tier=gold,region=eu&facet=finding,version',
      '/forums/acme/findings/history?',
      '/forums/acme/findings/history?finding=sidekiq-growing&limit=10',
    ]);
  });

  it('posts a refresh and a backup', async () => {
    answerWith(() => HttpResponse.json({ result: 'started' }));

    await client.refreshForum('acme');
    await client.startBackup('acme', { withUploads: false });

    expect(seen).toEqual([
      expect.objectContaining({
        method: 'POST',
        url: '/forums/acme/refresh',
      }),
      {
        method: 'POST',
        url: '/forums/acme/backups',
        contentType: 'application/json',
        body: '{"withUploads":false}',
      },
    ]);
  });

  it.each([
    [400, 'InputError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [503, 'ServiceUnavailableError'],
  ])('throws what the backend said with status %d', async (status, name) => {
    answerWith(() =>
      HttpResponse.json(
        {
          error: { name, message: `because of ${name}` },
          response: { statusCode: status },
        },
        { status },
      ),
    );

    const failure = await client.getForum('acme').catch(error => error);

    expect(failure).toBeInstanceOf(ResponseError);
    expect(failure.statusCode).toBe(status);
    expect(failure.cause.name).toBe(name);
    expect(failure.cause.message).toBe(`because of ${name}`);
  });

  it('throws with the status where a proxy answers with HTML', async () => {
    answerWith(() =>
      HttpResponse.html('<html>Bad gateway</html>', { status: 502 }),
    );

    await expect(client.getForum('acme')).rejects.toMatchObject({
      statusCode: 502,
    });
  });

  it('stops waiting when it is told to', async () => {
    answerWith(async () => {
      await delay('infinite');
      return HttpResponse.json({});
    });
    const controller = new AbortController();
    const pending = client.getForum('acme', { signal: controller.signal });

    controller.abort();

    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
});
