import {
  type Answerer,
  catchError,
  json,
  startTestServer,
  type TestServer,
  text,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

const notFound = text('', { status: 404, type: 'application/json' });

describe('KeyCheck', () => {
  let server: TestServer;
  let scopes: Answerer;
  let nowMs: number;
  let forum: DiscourseClient;

  beforeEach(async () => {
    nowMs = 0;
    scopes = json({ scopes: [] });
    server = await startTestServer((request, response) =>
      (request.url === '/session/scopes.json' ? scopes : notFound)(
        request,
        response,
      ),
    );
    forum = new DiscourseClient({
      baseUrl: server.url,
      apiKey: 'abc123',
      now: () => nowMs,
    });
  });

  afterEach(async () => {
    await server.close();
  });

  function countChecks(): number {
    return server.requests.filter(({ url }) => url === '/session/scopes.json')
      .length;
  }

  it('asks once for all parts that fail at the same time', async () => {
    const errors = await Promise.all([
      catchError(forum.readVersionCheck()),
      catchError(forum.readSidekiqStats()),
      catchError(forum.readSidekiqQueues()),
      catchError(forum.listBackups()),
      catchError(forum.readBackupStatus()),
    ]);

    expect(errors.map(error => error.kind)).toEqual(
      Array(5).fill('missing-right'),
    );
    expect(countChecks()).toBe(1);
  });

  it('asks again after a minute', async () => {
    await catchError(forum.listBackups());
    nowMs = 59_999;
    await catchError(forum.listBackups());
    expect(countChecks()).toBe(1);

    nowMs = 60_000;
    scopes = json({ errors: ['bad'] }, { status: 403 });
    const error = await catchError(forum.listBackups());

    expect(error.kind).toBe('bad-key');
    expect(countChecks()).toBe(2);
  });

  it.each<[string, Answerer]>([
    ['a failure', text('busy', { status: 500 })],
    ['a broken connection', (_request, response) => response.destroy()],
    ['a welcome page', text('<h1>Welcome</h1>')],
    ['the page of a proxy', text('<h1>Forbidden</h1>', { status: 403 })],
    [
      'an answer that ignored the key',
      json({ scopes: [] }, { headers: { 'Set-Cookie': 'dosp=1' } }),
    ],
  ])('neither trusts nor keeps %s', async (_name, answerer) => {
    scopes = answerer;
    const first = await catchError(forum.listBackups());
    scopes = json({ scopes: [] });
    const second = await catchError(forum.listBackups());

    expect(first.kind).toBe('not-found');
    expect(second.kind).toBe('missing-right');
    expect(countChecks()).toBe(2);
  });

  it("ends with one caller's signal for that caller only", async () => {
    const controller = new AbortController();
    const reason = new Error('the page was closed');
    let release: () => void = () => undefined;
    const asked = new Promise<void>(resolve => {
      scopes = (request, response) => {
        release = () => json({ scopes: [] })(request, response);
        resolve();
      };
    });
    const leaving = forum.listBackups({ signal: controller.signal });
    const staying = catchError(forum.readSidekiqStats());
    await asked;

    controller.abort(reason);
    await expect(leaving).rejects.toBe(reason);
    release();

    expect((await staying).kind).toBe('missing-right');
    expect(countChecks()).toBe(1);
  });
});
