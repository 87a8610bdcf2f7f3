import {
  catchError,
  json,
  startTestServer,
  type TestServer,
  text,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('site', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    let nowMs = 0;
    server = await startTestServer();
    forum = new DiscourseClient({
      baseUrl: `${server.url}/community`,
      now: () => {
        nowMs += 21;
        return nowMs;
      },
    });
  });

  afterEach(async () => {
    await server.close();
  });

  it('reads the status with the time that the answer took', async () => {
    server.answer(text('ok', { type: 'text/plain' }));

    await expect(forum.readStatus()).resolves.toEqual({
      ok: true,
      readOnly: false,
      responseMs: 21,
    });
    expect(server.requests[0].url).toBe('/community/srv/status');
  });

  it('sees read-only mode in the header', async () => {
    server.answer(
      text('ok', {
        type: 'text/plain',
        headers: { 'Discourse-Readonly': 'true' },
      }),
    );

    await expect(forum.readStatus()).resolves.toMatchObject({
      ok: true,
      readOnly: true,
    });
  });

  it('is not well when the status says so', async () => {
    server.answer(text('shutting down', { type: 'text/plain' }));

    await expect(forum.readStatus()).resolves.toMatchObject({ ok: false });
  });

  it('does not take a page for a status', async () => {
    server.answer(text('<h1>Domain for sale: ok</h1>'));

    const error = await catchError(forum.readStatus());

    expect(error).toMatchObject({ kind: 'not-json', mediaType: 'text/html' });
    expect(error.path).toBe('/srv/status');
  });

  it('fails when the status is a server error', async () => {
    server.answer(text('no', { status: 500, type: 'text/plain' }));

    expect((await catchError(forum.readStatus())).kind).toBe('server-error');
  });

  it('reads what the forum says about itself, in the form of 2.9', async () => {
    server.answer(
      json({
        about: {
          version: '2.9.0.beta9',
          title: 'Pilots',
          description: null,
          locale: 'de',
          stats: { topic_count: 5, users_7_days: null, users_list: ['x'] },
          admins: [{ id: 1, username: 'ada' }],
        },
      }),
    );

    await expect(forum.readAbout()).resolves.toEqual({
      version: '2.9.0.beta9',
      title: 'Pilots',
      description: undefined,
      locale: 'de',
      stats: { topic_count: 5 },
    });
  });

  it('reads what the forum says about itself, in the form of 2026', async () => {
    server.answer(
      json({
        users: [{ id: 1, username: 'ada' }],
        about: {
          version: '2026.9.0',
          stats: { topics_count: 5, users_last_day: 1 },
          admin_ids: [1],
        },
      }),
    );

    await expect(forum.readAbout()).resolves.toMatchObject({
      version: '2026.9.0',
      stats: { topics_count: 5, users_last_day: 1 },
    });
  });

  it('takes a public answer that a proxy has kept, although a key was sent', async () => {
    server.answer(
      json(
        { about: { version: '2026.9.0' } },
        { headers: { 'X-Discourse-Route': 'about/index' } },
      ),
    );
    const withKey = new DiscourseClient({
      baseUrl: server.url,
      apiKey: 'abc123',
    });

    await expect(withKey.readAbout()).resolves.toMatchObject({
      version: '2026.9.0',
    });
    expect(server.requests[0].headers).toHaveProperty('api-key', 'abc123');
  });

  it('reads what everybody may know', async () => {
    server.answer(
      json({
        title: 'Pilots',
        description: '',
        login_required: true,
        logo_url: 'https://x.org/logo.png',
        favicon_url: null,
      }),
    );

    await expect(forum.readBasicInfo()).resolves.toEqual({
      title: 'Pilots',
      description: '',
      loginRequired: true,
      locale: undefined,
      logoUrl: 'https://x.org/logo.png',
      faviconUrl: undefined,
    });
    expect(server.requests[0].url).toBe('/community/site/basic-info.json');
  });
});
