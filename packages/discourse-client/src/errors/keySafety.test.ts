import { inspect } from 'node:util';
import fc from 'fast-check';
import {
  type Answerer,
  catchError,
  json,
  startTestServer,
  type TestServer,
  text,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';
import type { AnyDiscourseError, DiscourseErrorKind } from '.';

/** Ways to answer that tell the key wherever an answer has room for text. */
const echoes: Record<
  Exclude<DiscourseErrorKind, 'unreachable' | 'timed-out' | 'too-large'>,
  (key: string) => Answerer
> = {
  'bad-key': key => json({ errors: [key], error_type: key }, { status: 403 }),
  'missing-right': key => (request, response) =>
    (request.url.startsWith('/session')
      ? json({ scopes: [] })
      : json({ errors: key }, { status: 403 }))(request, response),
  'not-found': key => text(key, { status: 404 }),
  'rate-limited': key =>
    json({ errors: key, extras: { time_left: key } }, { status: 429 }),
  'read-only': key =>
    json({ errors: [key], error_type: 'read_only' }, { status: 503 }),
  'server-error': key => text(key, { status: 500 }),
  'not-json': key => text(key, { type: `${key}/${key}` }),
  'unexpected-shape': key => json({ [key]: key }),
  redirected: key =>
    text(key, {
      status: 302,
      headers: { Location: `http://${key}.example.com/${key}?${key}#${key}` },
    }),
  rejected: key =>
    json({ errors: [key], message: `is ${key}`, error: key }, { status: 422 }),
};

function listTexts(error: AnyDiscourseError): string[] {
  return [
    error.message,
    error.stack ?? '',
    String(error),
    JSON.stringify(error),
    JSON.stringify(Object.values(error)),
    inspect(error, { depth: 10, showHidden: true }),
  ];
}

describe('the key of a client', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(async () => {
    await server.close();
  });

  const key = fc.oneof(
    fc.stringMatching(/^[0-9a-f]{64}$/),
    fc.stringMatching(/^[A-Za-z0-9]{24,40}$/),
  );

  it.each(Object.entries(echoes))(
    'is in no text of an error of kind %s, even if the forum echoes it',
    async (kind, echo) => {
      await fc.assert(
        fc.asyncProperty(key, async apiKey => {
          server.answer(echo(apiKey));
          const forum = new DiscourseClient({ baseUrl: server.url, apiKey });

          // The queues are the answer whose field names the forum chooses.
          const error = await catchError(
            kind === 'not-found'
              ? forum.readGroup('pilots')
              : forum.readSidekiqQueues(),
          );

          expect(error.kind).toBe(kind);
          for (const told of listTexts(error)) {
            expect(told.toLowerCase()).not.toContain(apiKey.toLowerCase());
          }
        }),
        { numRuns: 15 },
      );
    },
  );

  it('is in no text of an error of the connection, even if fetch quotes it', async () => {
    await fc.assert(
      fc.asyncProperty(key, fc.boolean(), async (apiKey, nested) => {
        const telling = new Error(`Cannot send ${apiKey}`);
        const forum = new DiscourseClient({
          baseUrl: server.url,
          apiKey,
          fetch: () =>
            Promise.reject(
              nested
                ? new TypeError('fetch failed', { cause: telling })
                : telling,
            ),
        });

        const error = await catchError(forum.listBackups());

        expect(error.kind).toBe('unreachable');
        for (const told of listTexts(error)) {
          expect(told).not.toContain(apiKey);
        }
      }),
    );
  });

  it('is in no text of an error of size or time', async () => {
    const apiKey = 'f'.repeat(64);
    const forum = new DiscourseClient({
      baseUrl: server.url,
      apiKey,
      maxBytes: 1000,
      timeoutMs: 100,
    });

    server.answer(json([apiKey.repeat(100)]));
    const tooLarge = await catchError(forum.listBackups());
    server.answer((_request, response) => response.write(apiKey));
    const timedOut = await catchError(forum.listBackups());

    expect([tooLarge.kind, timedOut.kind]).toEqual(['too-large', 'timed-out']);
    for (const told of [tooLarge, timedOut].flatMap(listTexts)) {
      expect(told).not.toContain(apiKey);
    }
  });

  it('is in no text of the error about the key itself', () => {
    for (const apiKey of ['s3cret\n', 's3cret key', 's3crét', '']) {
      let message = '';
      try {
        new DiscourseClient({ baseUrl: server.url, apiKey }).readAbout();
      } catch (error) {
        message = inspect(error).split('\n    at ')[0];
      }

      expect(message).toMatch(/'apiKey' must be printable ASCII/);
      expect(message).not.toMatch(/s3cr/);
    }
  });

  it('is not in the client as it is printed', () => {
    const apiKey = 'f'.repeat(64);
    const forum = new DiscourseClient({ baseUrl: server.url, apiKey });

    expect(inspect(forum, { depth: 10, showHidden: true })).not.toContain(
      apiKey,
    );
    expect(JSON.stringify(forum)).not.toContain(apiKey);
  });
});
