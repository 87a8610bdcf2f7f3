import { createServer, type Server } from 'node:http';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { listen } from '../__testUtils__/listen';
import { startPortal, type Portal } from '../__testUtils__/startPortal';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(30_000);

const KEY = 'e'.repeat(64);

/** Listens for real and counts what arrives. */
async function startForeignHost() {
  let connections = 0;
  const server: Server = createServer((_, res) => res.end('ok'));
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => connections,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}

const forumConfig = (id: string, url: string) => ({
  id,
  entityRef: `component:default/${id}`,
  url,
  keys: { monitor: KEY, operate: KEY },
});

/** Answers permissions per entity, as the catalog's conditions would. */
function allowOnly(...entityRefs: string[]): BackendFeature {
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ resourceRef }) => ({
        result: entityRefs.includes(resourceRef ?? '')
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      })),
    authorizeConditional: async requests =>
      requests.map(() => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'discourse',
        resourceType: 'discourse-forum',
        conditions: {
          resourceType: 'discourse-forum',
          rule: 'IS_FORUM_OWNER',
          params: { claims: ['group:default/mine'] },
        },
      })),
  }).factory;
}

describe('who and what the API lets through', () => {
  let portal: Portal;

  afterEach(async () => {
    await portal.stop();
  });

  it('never connects to a host that is not allowed, whoever names it', async () => {
    const foreign = await startForeignHost();
    portal = await startPortal({
      discourse: {
        allowedHosts: ['*.forums.example.com'],
        forums: [forumConfig('stray', foreign.url)],
      },
    });

    const status = await waitFor(
      () => portal.getStatus('stray'),
      each => each.state !== 'pending',
    );
    const backup = await request(portal.server)
      .post('/api/discourse/forums/stray/backups')
      .send({ withUploads: true });
    const asUrl = await request(portal.server).get(
      `/api/discourse/forums/${encodeURIComponent(foreign.url)}`,
    );
    const withUrl = await request(portal.server)
      .get('/api/discourse/forums/stray/history')
      .query({ url: foreign.url });
    await foreign.close();

    expect(status.state).toBe('unreachable');
    expect(status.parts.sidekiq.problem?.kind).toBe('host-not-allowed');
    expect(status.findings[0]).toMatchObject({
      id: 'access-host-not-allowed',
      nextStep: expect.stringContaining('discourse.allowedHosts'),
    });
    expect(backup.status).toBe(409);
    expect(backup.body.error.message).toContain('host-not-allowed');
    expect(asUrl.status).toBe(404);
    expect(withUrl.status).toBe(400);
    expect(withUrl.body.error.message).toContain("'url'");
    expect(foreign.count()).toBe(0);
  });

  it('decides on the entity of the registry', async () => {
    portal = await startPortal({
      discourse: {
        forums: [
          { ...forumConfig('mine', 'https://a.example'), owner: 'group:mine' },
          forumConfig('theirs', 'https://b.example'),
        ],
      },
      features: [allowOnly('component:default/mine')],
    });
    const get = (path: string) =>
      request(portal.server).get(`/api/discourse/forums${path}`);

    await get('/mine').expect(200);
    await get('/mine/history').expect(200);
    await get('/mine/findings/history').expect(200);
    await get('/theirs/findings/history').expect(403);
    await get('/mine/groups').expect(200);
    await get('/theirs/groups').expect(403);
    const denied = await get('/theirs').expect(403);
    const unknown = await get('/nowhere').expect(403);
    const { body: fleet } = await get('').expect(200);

    expect(denied.body.error.message).toContain('discourse.forum.read');
    expect(unknown.body.error.message).toBe(
      denied.body.error.message.replace('theirs', 'nowhere'),
    );
    const csv = await get('.csv').expect(200);
    expect(csv.text.split('\r\n').map(line => line.split(',')[0])).toEqual([
      'id',
      'mine',
      '',
    ]);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const { body: facets } = await request(portal.server)
      .get('/api/discourse/fleet/facets')
      .expect(200);
    expect(facets.owner).toEqual([{ value: 'group:default/mine', count: 1 }]);
    expect(facets.totalItems).toBe(1);
    expect(fleet.totalItems).toBe(1);
    expect(fleet.items.map((item: { id: string }) => item.id)).toEqual([
      'mine',
    ]);
  });

  it.each([
    ['refresh', 'discourse.forum.refresh'],
    ['backups', 'discourse.forum.backup.create'],
  ])('refuses %s without its permission', async (path, permission) => {
    portal = await startPortal({
      discourse: { forums: [forumConfig('acme', 'https://a.example')] },
      features: [allowOnly()],
    });

    const { body } = await request(portal.server)
      .post(`/api/discourse/forums/acme/${path}`)
      .send({ withUploads: false })
      .expect(403);

    expect(body.error.message).toContain(permission);
  });

  it('wants credentials everywhere', async () => {
    portal = await startPortal({ discourse: {} });
    const { server } = portal;
    const none = mockCredentials.none.header();

    const reads = [
      '/forums',
      '/forums.csv',
      '/fleet/facets',
      '/forums/x',
      '/forums/x/findings/history',
      '/forums/x/history',
      '/openapi.json',
      '/groups',
      '/groups/requests',
      '/forums/x/groups',
      '/forums/x/groups/drift/y/adopt',
      '/forums/x/groups/applications',
      '/forums/x/groups/applications/y/log',
    ];
    const writes = [
      '/forums/x/refresh',
      '/forums/x/backups',
      '/registry/check',
      '/registry/forums',
      '/registry/forums/x/activate',
      '/registry/forums/x/keys',
      '/forums/x/groups/check',
      '/forums/x/groups/apply',
      '/forums/x/groups/drift/y/accept',
      '/forums/x/groups/requests/decisions',
      '/forums/x/groups/applications',
      '/forums/x/groups/applications/check',
      '/forums/x/groups/applications/y/events',
    ];

    const answers = await Promise.all([
      ...reads.map(path =>
        request(server).get(`/api/discourse${path}`).set('Authorization', none),
      ),
      ...writes.map(path =>
        request(server)
          .post(`/api/discourse${path}`)
          .set('Authorization', none)
          .send({}),
      ),
    ]);

    expect(answers.map(each => each.status)).toEqual(
      new Array(reads.length + writes.length).fill(401),
    );
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=1000', 'limit'],
    ['?sort=secret', 'sort'],
    ['?state=dead', 'state'],
    ['?owners=x', 'owners'],
    ['?cursor=damaged', 'cursor'],
    ['?label=tier', 'label'],
    ['?channel=beta', 'channel'],
    ['?search=a%00b', 'search'],
    ['.csv?limit=5', 'limit'],
    ['/x/findings/history?limit=0', 'limit'],
  ])('refuses %s and names the field', async (query, field) => {
    portal = await startPortal({ discourse: {} });

    const { body } = await request(portal.server)
      .get(`/api/discourse/forums${query}`)
      .expect(400);

    expect(body.error.message).toContain(`'${field}`);
  });
});
