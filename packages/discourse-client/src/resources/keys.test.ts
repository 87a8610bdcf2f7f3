import { json, startTestServer, type TestServer } from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('keys', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it('tells the scopes of a restricted key', async () => {
    server.answer(
      json({
        scopes: [
          {
            resource: 'global',
            action: 'read',
            parameters: [],
            urls: [],
            allowed_parameters: {},
            key: 'read',
          },
        ],
      }),
    );

    await expect(forum.readKeyScopes()).resolves.toEqual({
      unrestricted: false,
      scopes: [{ id: 'global:read', resource: 'global', action: 'read' }],
    });
    expect(server.requests[0].url).toBe('/session/scopes.json');
  });

  it('takes a key without scopes as unrestricted', async () => {
    server.answer(json({ scopes: [] }));

    await expect(forum.readKeyScopes()).resolves.toEqual({
      unrestricted: true,
      scopes: [],
    });
  });
});
