import {
  catchError,
  json,
  startTestServer,
  type TestServer,
  text,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

const ABOUT = JSON.stringify({ about: { version: '2026.9.0' } });

describe('an answer with status 200', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it.each([
    ['a page', text('<html></html>'), 'text/html'],
    [
      'a page that says it is JSON',
      text('<html></html>', { type: 'application/json' }),
      'application/json',
    ],
    [
      'JSON that ends in the middle',
      text(ABOUT.slice(0, -5), { type: 'application/json' }),
      'application/json',
    ],
    ['nothing', text('', { type: 'application/json' }), 'application/json'],
    ['JSON that says it is a page', text(ABOUT), 'text/html'],
    [
      'text',
      text('Not now.', { type: 'text/plain; charset=utf-8' }),
      'text/plain',
    ],
    [
      'a senseless media type',
      text(ABOUT, { type: 'abc "123" <json>' }),
      undefined,
    ],
  ])('is not JSON if it has %s', async (_name, answerer, mediaType) => {
    server.answer(answerer);

    const error = await catchError(forum.readAbout());

    expect(error).toMatchObject({ kind: 'not-json', status: 200, mediaType });
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/vnd.discourse+json',
    'text/json',
  ])('may call JSON %s', async type => {
    server.answer(text(ABOUT, { type }));

    await expect(forum.readAbout()).resolves.toMatchObject({
      version: '2026.9.0',
    });
  });

  it('may come without a media type if it is JSON', async () => {
    server.answer((_request, response) => response.end(ABOUT));

    await expect(forum.readAbout()).resolves.toMatchObject({
      version: '2026.9.0',
    });
  });

  it.each([
    ['another type', { about: { version: 3 } }, 'about.version'],
    ['a missing field', { about: {} }, 'about.version'],
    ['null', null, ''],
    ['a list', [], ''],
    ['a number', 7, ''],
  ])('has an unexpected shape with %s', async (_name, value, field) => {
    server.answer(json(value));

    const error = await catchError(forum.readAbout());

    expect(error).toMatchObject({ kind: 'unexpected-shape', field });
    expect(error.message).toMatch(/^GET \/about\.json failed: .*expected/);
  });

  it('names the field in a list by its position', async () => {
    const row = { filename: 'a.tar.gz', size: 1, last_modified: 'yesterday' };
    server.answer(
      json([{ ...row, last_modified: '2026-11-20T03:00:00Z' }, row]),
    );

    const error = await catchError(forum.listBackups());

    expect(error).toMatchObject({
      kind: 'unexpected-shape',
      field: '[1].last_modified',
    });
    expect(error.message).toBe(
      "GET /admin/backups.json failed: '[1].last_modified' of the answer is not as expected: Invalid ISO datetime.",
    );
  });

  it('has an unexpected shape with the character NUL in a text, which no database of Discourse holds', async () => {
    server.answer(json({ about: { version: '2026.9.0\\\u0000' } }));

    const error = await catchError(forum.readAbout());

    expect(error).toMatchObject({ kind: 'unexpected-shape', field: '' });
    expect(error.message).toBe(
      'GET /about.json failed: the answer is not as expected: a text in it holds the character NUL.',
    );
  });

  it('has an unexpected shape with a version without end', async () => {
    server.answer(json({ about: { version: '9'.repeat(101) } }));

    expect(await catchError(forum.readAbout())).toMatchObject({
      kind: 'unexpected-shape',
      field: 'about.version',
    });
  });

  it('takes a text about the character NUL', async () => {
    const version = String.raw`\u0000 and \\u0000`;
    server.answer(json({ about: { version } }));

    await expect(forum.readAbout()).resolves.toMatchObject({ version });
  });

  it('takes unknown fields', async () => {
    server.answer(json({ about: { version: '3.4.0', new: 1 }, users: [] }));

    await expect(forum.readAbout()).resolves.toEqual({
      version: '3.4.0',
      stats: {},
    });
  });

  it('is a rejection if the body says that it failed', async () => {
    server.answer(json({ failed: 'FAILED', message: 'An operation runs' }));

    const error = await catchError(forum.cancelBackup());

    expect(error).toMatchObject({
      kind: 'rejected',
      status: 200,
      reasons: ['An operation runs'],
    });
  });

  it('does not take a queue named failed for a failure', async () => {
    server.answer(json({ default: 1, failed: 0 }));

    await expect(forum.readSidekiqQueues()).resolves.toEqual({
      queues: { default: 1, failed: 0 },
    });
  });

  it('may be empty after a command', async () => {
    server.answer(text('', { type: 'text/plain' }));

    await expect(forum.cancelBackup()).resolves.toBeUndefined();
  });

  it('may not be a page after a command', async () => {
    server.answer(text('<html>Log in</html>'));

    const error = await catchError(forum.cancelBackup());

    expect(error).toMatchObject({ kind: 'not-json', mediaType: 'text/html' });
  });
});
