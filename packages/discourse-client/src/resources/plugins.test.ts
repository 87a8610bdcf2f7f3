import { json, startTestServer, type TestServer } from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('plugins', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(async () => {
    await server.close();
  });

  it('lists plugins in the forms of 2.9 and of 2026', async () => {
    const forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc' });
    server.answer(
      json({
        plugins: [
          {
            id: 'discourse-solved',
            name: 'discourse-solved',
            about: 'Accepts answers',
            version: '0.1',
            url: null,
            enabled: true,
            enabled_setting: 'solved_enabled',
            is_official: true,
            authors: 'Discourse Team',
            commit_hash: 'abcdef',
            admin_route: { location: 'solved' },
          },
          { id: 'own', name: 'own', version: null, enabled: false },
        ],
      }),
    );

    await expect(forum.listPlugins()).resolves.toEqual({
      items: [
        {
          id: 'discourse-solved',
          name: 'discourse-solved',
          about: 'Accepts answers',
          version: '0.1',
          url: undefined,
          enabled: true,
          enabledSetting: 'solved_enabled',
          official: true,
          commitHash: 'abcdef',
        },
        { id: 'own', name: 'own', enabled: false, official: false },
      ],
    });
    expect(server.requests[0].url).toBe('/admin/plugins.json');
  });
});
