import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { buildGroupDraft } from '@backstage-discourse/plugin-discourse-common';
import { DefaultDiscourseService } from './DefaultDiscourseService';

const credentials = mockCredentials.user('user:default/ann');

describe('DefaultDiscourseService', () => {
  let server: Server;
  let service: DefaultDiscourseService;
  let received: Array<{ line: string; body: unknown; token?: string }>;
  let answer: { status: number; body?: unknown };

  beforeEach(async () => {
    received = [];
    const receive = async (req: IncomingMessage) => {
      const body: unknown = JSON.parse(await text(req));
      const line = `${req.method} ${req.url}`;
      received.push({ line, body, token: req.headers.authorization });
    };
    server = createServer((req, res) => {
      receive(req).then(() => {
        res.writeHead(answer.status, { 'content-type': 'application/json' });
        res.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    service = new DefaultDiscourseService({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async pluginId => `http://127.0.0.1:${port}/${pluginId}`,
      }),
    });
  });

  afterEach(() => new Promise(resolve => server.close(resolve)));

  it('asks for conflicts on behalf of the caller', async () => {
    const request = { id: 'a', hostname: 'a.example.com', cluster: 'eu' };
    answer = { status: 200, body: { conflicts: [] } };

    const result = await service.checkForum(request, { credentials });

    expect(result).toEqual({ conflicts: [] });
    expect(received).toEqual([
      {
        line: 'POST /discourse/registry/check',
        body: request,
        token: expect.stringContaining('user:default/ann'),
      },
    ]);
  });

  it('activates the forum with the given id only', async () => {
    answer = { status: 204 };

    await service.activateForum(
      { id: 'a/../b', entityRef: 'component:default/a' },
      { credentials },
    );

    expect(received[0]).toMatchObject({
      line: 'POST /discourse/registry/forums/a%2F..%2Fb/activate',
      body: { entityRef: 'component:default/a' },
    });
  });

  it('asks for new keys for one Secret', async () => {
    const sealedKeys = { monitor: 'sealed-1', operate: 'sealed-2' };
    const wanted = { cluster: 'eu', secret: { namespace: 'a', name: 'keys' } };
    answer = { status: 201, body: { sealedKeys } };

    const result = await service.rotateKeys(
      { id: 'a', ...wanted },
      { credentials },
    );

    expect(result).toEqual({ sealedKeys });
    expect(received[0]).toMatchObject({
      line: 'POST /discourse/registry/forums/a/keys',
      body: wanted,
    });
  });

  it('applies for a group as the caller, and asks what stands against it', async () => {
    const group = buildGroupDraft({
      ...{ name: 'gardeners', preset: 'request', purpose: 'Grow things' },
      owners: ['ada'],
    });
    answer = { status: 200, body: { faults: [] } };
    const wish = { forumId: 'a', group };
    const checked = await service.checkGroupApplication(wish, { credentials });
    answer = { status: 201, body: { id: 'a1' } };

    const application = await service.applyForGroup(
      { ...wish, justification: 'A tag is too little' },
      { credentials },
    );

    expect([checked, application]).toEqual([{ faults: [] }, { id: 'a1' }]);
    expect(received).toEqual([
      {
        line: 'POST /discourse/forums/a/groups/applications/check',
        body: { group },
        token: expect.stringContaining('user:default/ann'),
      },
      {
        line: 'POST /discourse/forums/a/groups/applications',
        body: { group, justification: 'A tag is too little' },
        token: expect.stringContaining('user:default/ann'),
      },
    ]);
  });

  it('throws what the backend says, under its name', async () => {
    answer = {
      status: 409,
      body: {
        error: { name: 'ConflictError', message: "'name' is taken" },
        response: { statusCode: 409 },
      },
    };

    await expect(
      service.reserveForum(
        {
          id: 'a',
          title: 'A',
          hostname: 'a.example.com',
          owner: 'group:default/a',
          cluster: 'eu',
          secret: { namespace: 'a', name: 'keys' },
        },
        { credentials },
      ),
    ).rejects.toMatchObject({
      statusCode: 409,
      cause: { name: 'ConflictError', message: "'name' is taken" },
    });
  });
});
