import { json, startTestServer, type TestServer } from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('site settings', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it('gives values as text, whatever form they come in', async () => {
    server.answer(
      json({
        site_settings: [
          {
            setting: 'backup_frequency',
            value: '7',
            default: 7,
            type: 'integer',
            category: 'backups',
          },
          { setting: 'login_required', value: false, default: 'false' },
          { setting: 'tiles', value: { a: 1 }, default: null, plugin: 'tiles' },
        ],
        diags: null,
      }),
    );

    const { items } = await forum.listSiteSettings();

    expect(items).toMatchObject([
      {
        name: 'backup_frequency',
        value: '7',
        default: '7',
        type: 'integer',
        category: 'backups',
        secret: false,
      },
      { name: 'login_required', value: 'false', default: 'false' },
      { name: 'tiles', value: undefined, default: undefined, plugin: 'tiles' },
    ]);
  });

  it('drops the values of secrets, which the forum tells in plain text', async () => {
    server.answer(
      json({
        site_settings: [
          {
            setting: 's3_secret_access_key',
            value: 'hunter2',
            default: 'hunter1',
            secret: true,
            placeholder: 'hunter3',
          },
        ],
      }),
    );

    const answer = await forum.listSiteSettings();

    expect(answer.items).toEqual([
      { name: 's3_secret_access_key', secret: true },
    ]);
    expect(JSON.stringify(answer)).not.toContain('hunter');
  });

  it('asks for the settings of one plugin', async () => {
    server.answer(json({ site_settings: [] }));

    await forum.listSiteSettings({ plugin: 'discourse-solved' });
    await forum.listSiteSettings();

    expect(server.requests.map(({ url }) => url)).toEqual([
      '/admin/site_settings.json?plugin=discourse-solved',
      '/admin/site_settings.json',
    ]);
  });
});
