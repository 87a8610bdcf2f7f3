import {
  startForumFleet,
  unsealValue,
  type ForumFleet,
} from '@backstage-discourse/discourse-simulator';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { createClusterKey } from '../__testUtils__/certificate';
import { buildClusterConfig } from '../__testUtils__/clusters';
import { startPortal, type Portal } from '../__testUtils__/startPortal';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(60_000);

const SECRET = { namespace: 'acme', name: 'acme-portal-keys' };
const RESERVATION = {
  id: 'acme',
  title: 'Acme Community',
  hostname: 'acme.forums.example.com',
  owner: 'group:default/acme',
  cluster: 'test',
  secret: SECRET,
};
const ANN = mockCredentials.user.header('user:default/ann');
const BEN = mockCredentials.user.header('user:default/ben');

describe('registry routes', () => {
  let forums: ForumFleet;
  let key: Awaited<ReturnType<typeof createClusterKey>>;
  let portal: Portal;
  const published: unknown[] = [];

  const discourseConfig = () => ({
    encryptionKey: Buffer.alloc(32, 1).toString('base64'),
    allowedHosts: [new URL(forums.url).host],
    repositories: { host: 'git.example.com', owner: 'forums' },
    forumAddress: `${forums.url}/{hostname}`,
    clusters: [
      buildClusterConfig({
        sealedSecretsCertificate: key.certificatePem,
        allowedDomains: ['forums.example.com'],
      }),
    ],
  });

  beforeAll(async () => {
    key = await createClusterKey();
    forums = await startForumFleet({});
    const events = mockServices.events.mock({
      publish: async ({ topic, eventPayload }) => {
        if (topic === 'discourse.registry') {
          published.push(eventPayload);
        }
      },
    });
    portal = await startPortal({
      discourse: discourseConfig(),
      features: [events.factory],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await forums?.close();
  });

  const post = (path: string, body: object, as = ANN) =>
    request(portal.server)
      .post(`/api/discourse/registry${path}`)
      .set('Authorization', as)
      .send(body);
  const reserve = (changes: object = {}, as = ANN) =>
    post('/forums', { ...RESERVATION, ...changes }, as);
  const unseal = (sealed: string) =>
    unsealValue({
      privateKeyPem: key.privateKeyPem,
      sealed,
      label: `${SECRET.namespace}/${SECRET.name}`,
    });

  it('tells the catalog of a forum that comes with its file, and of its end', async () => {
    const id = 'listed';
    const hostname = 'listed.forums.example.com';
    const entityRef = 'component:default/listed';
    const location =
      'https://git.example.com/forums/listed/src/branch/main/catalog-info.yaml';
    const directory = async () => {
      const { body } = await request(portal.server)
        .get(`/api/discourse/directory?id=${id}`)
        .set('Authorization', mockCredentials.service.header())
        .expect(200);
      return body.items;
    };
    await reserve({ id, hostname }).expect(201);

    const refused = await post(`/forums/${id}/activate`, {
      entityRef,
      location: location.replace('git.', 'evil.'),
    });
    const before = await directory();
    await post(`/forums/${id}/activate`, { entityRef, location }).expect(204);
    const listed = await directory();
    const asUser = await request(portal.server)
      .get('/api/discourse/directory')
      .set('Authorization', ANN);
    const remove = () =>
      request(portal.server)
        .delete(`/api/discourse/registry/forums/${id}`)
        .set('Authorization', ANN);
    await remove().expect(204);
    await remove().expect(404);

    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain("'location' must be");
    expect(before).toEqual([]);
    expect(listed).toEqual([
      { id, entityRef, location, facts: { health: 'pending' } },
    ]);
    expect(asUser.status).toBe(403);
    expect(await directory()).toEqual([]);
    expect(published).toEqual([
      { change: 'registered', id, location },
      { change: 'unregistered', id, location },
    ]);
    // Its names are free again.
    await reserve({ id, hostname }).expect(201);
  });

  it('takes a forum from reservation to its first snapshot within seconds', async () => {
    const free = await post('/check', {
      id: 'acme',
      hostname: RESERVATION.hostname,
      cluster: 'test',
    }).expect(200);
    const { body: reserved } = await reserve().expect(201);
    const keys = {
      monitor: unseal(reserved.sealedKeys.monitor),
      operate: unseal(reserved.sealedKeys.operate),
    };
    await request(portal.server).get('/api/discourse/forums/acme').expect(404);
    await post('/forums/acme/activate', {
      entityRef: 'component:default/acme',
    }).expect(204);
    const coming = await waitFor(
      () => portal.getStatus('acme'),
      status => status.state !== 'pending',
    );
    forums.addForum({ hostname: RESERVATION.hostname, title: 'Acme', keys });
    const up = await waitFor(
      () => portal.getStatus('acme'),
      status => status.state === 'fresh',
    );

    expect(free.body).toEqual({ conflicts: [] });
    expect(keys.monitor).toMatch(/^[0-9a-f]{64}$/);
    expect(keys.operate).toMatch(/^[0-9a-f]{64}$/);
    expect(keys.operate).not.toBe(keys.monitor);
    expect(reserved.url).toBe(`${forums.url}/${RESERVATION.hostname}`);
    expect(coming.parts.sidekiq.data).toBeUndefined();
    expect(up).toMatchObject({
      owner: 'group:default/acme',
      entityRef: 'component:default/acme',
      access: { monitor: true, operate: true },
    });
  });

  it('replaces the keys of a forum without a gap', async () => {
    const forum = { id: 'rotated', hostname: 'rotated.forums.example.com' };
    const { body: reserved } = await reserve(forum).expect(201);
    const keys = {
      monitor: unseal(reserved.sealedKeys.monitor),
      operate: unseal(reserved.sealedKeys.operate),
    };
    const { hostname } = forum;
    forums.addForum({ hostname, title: 'Rotated', keys });
    await post('/forums/rotated/activate', {
      entityRef: 'component:default/rotated',
    }).expect(204);
    await waitFor(
      () => portal.getStatus('rotated'),
      status => status.state === 'fresh',
    );
    const wanted = { cluster: 'test', secret: SECRET };

    const { body: first } = await post('/forums/rotated/keys', wanted).expect(
      201,
    );
    const { body: second } = await post('/forums/rotated/keys', wanted).expect(
      201,
    );
    const next = {
      monitor: unseal(first.sealedKeys.monitor),
      operate: unseal(first.sealedKeys.operate),
    };
    forums.updateForum({ hostname, title: 'Rotated', keys: next });
    const before = Date.now();
    await request(portal.server)
      .post('/api/discourse/forums/rotated/refresh')
      .expect(202);
    const status = await waitFor(
      () => portal.getStatus('rotated'),
      ({ collectedAt }) => Date.parse(collectedAt ?? '') > before,
    );

    expect(unseal(second.sealedKeys.monitor)).toBe(next.monitor);
    expect(next.monitor).not.toBe(keys.monitor);
    expect(status.parts.sidekiq.problem).toBeUndefined();
    expect(status.state).toBe('fresh');
  });

  it('replaces no keys that are not its own', async () => {
    const wanted = { cluster: 'test', secret: SECRET };

    const { body: unknown } = await post('/forums/nobody/keys', wanted).expect(
      404,
    );
    const { body: wrong } = await post('/forums/x/keys', {
      ...wanted,
      secret: { namespace: '../x', name: 'y' },
    }).expect(400);

    expect(unknown.error.message).toContain("no forum 'nobody'");
    expect(wrong.error.message).toContain('secret.namespace');
  });

  it('gives the same keys to the same caller who asks again', async () => {
    const forum = { id: 'twice', hostname: 'twice.forums.example.com' };

    const { body: first } = await reserve(forum).expect(201);
    const { body: second } = await reserve(forum).expect(201);

    expect(second.sealedKeys.monitor).not.toBe(first.sealedKeys.monitor);
    expect(unseal(second.sealedKeys.monitor)).toBe(
      unseal(first.sealedKeys.monitor),
    );
  });

  it('refuses what is taken, naming the field', async () => {
    const forum = { id: 'taken', hostname: 'taken.forums.example.com' };
    await reserve(forum).expect(201);

    const name = await reserve(
      { ...forum, hostname: 'x.forums.example.com' },
      BEN,
    );
    const same = await reserve(forum, BEN);
    const hostname = await reserve({ ...forum, id: 'other' }, BEN);
    const moved = await reserve({ ...forum, hostname: 'y.forums.example.com' });
    const wanted = { ...forum, cluster: 'nowhere' };
    const { body: check } = await post('/check', wanted, BEN).expect(200);
    const { body: own } = await post('/check', wanted, ANN).expect(200);

    expect([name, same, hostname, moved].map(each => each.status)).toEqual([
      409, 409, 409, 409,
    ]);
    expect(name.body.error.message).toContain("'name' is taken");
    expect(same.body.error.message).toContain("'name' is taken");
    expect(hostname.body.error.message).toContain("'hostname' is taken");
    expect(moved.body.error.message).toContain("'hostname' must stay");
    expect(
      check.conflicts.map((each: { field: string }) => each.field),
    ).toEqual(['name', 'cluster']);
    expect(own.conflicts.map((each: { field: string }) => each.field)).toEqual([
      'cluster',
    ]);
  });

  it('lets one of many callers at once have a name', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        reserve(
          { id: `race-${index}`, hostname: 'race.forums.example.com' },
          mockCredentials.user.header(`user:default/user-${index}`),
        ),
      ),
    );

    expect(answers.map(each => each.status).sort()).toEqual([
      201, 409, 409, 409, 409, 409,
    ]);
  });

  it.each([
    ['hostname', { hostname: 'acme.elsewhere.example.com' }, 409],
    ['hostname', { hostname: 'https://acme.forums.example.com' }, 400],
    ['hostname', { hostname: '../x.forums.example.com' }, 400],
    ['id', { id: '../etc' }, 400],
    ['id', { id: 'A' }, 400],
    ['cluster', { cluster: 'nowhere' }, 409],
    ['owner', { owner: 'acme' }, 400],
    ['title', { title: '<%= exit %>' }, 400],
    ['url', { url: 'https://evil.example.com' }, 400],
    ['secret.name', { secret: { namespace: 'a', name: 'b/c' } }, 400],
  ])(
    'refuses a bad %s before anything is written',
    async (field, change, status) => {
      const { body } = await reserve({ id: 'bad', ...change }).expect(status);

      expect(body.error.message).toContain(`'${field}'`);
      const { body: check } = await post('/check', {
        id: 'bad',
        hostname: 'bad.forums.example.com',
        cluster: 'test',
      });
      expect(check.conflicts).toEqual([]);
    },
  );

  it('lets only the creator activate, and only with one entity', async () => {
    const forum = { id: 'mine', hostname: 'mine.forums.example.com' };
    const entityRef = 'component:default/mine';
    await reserve(forum).expect(201);
    const path = '/forums/mine/activate';

    const answers = [
      await post(path, { entityRef }, BEN),
      await post(path, { entityRef }),
      await post(path, { entityRef }),
      await post(path, { entityRef: 'component:default/other' }),
      await post('/forums/never/activate', { entityRef }),
      await reserve(forum),
    ];

    expect(answers.map(each => each.status)).toEqual([
      403, 204, 204, 409, 404, 409,
    ]);
  });

  it('needs discourse.forum.create', async () => {
    const denied = await startPortal({
      discourse: discourseConfig(),
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    const bodies = await Promise.all(
      ['/check', '/forums', '/forums/acme/activate'].map(path =>
        request(denied.server)
          .post(`/api/discourse/registry${path}`)
          .send({})
          .expect(403),
      ),
    );
    await denied.stop();

    for (const { body } of bodies) {
      expect(body.error.message).toContain('discourse.forum.create');
    }
  });

  it('says which setting is missing when keys can not be stored', async () => {
    const { encryptionKey, ...rest } = discourseConfig();
    const keyless = await startPortal({ discourse: rest });

    const { body } = await request(keyless.server)
      .post('/api/discourse/registry/forums')
      .send(RESERVATION)
      .expect(500);
    await keyless.stop();

    expect(encryptionKey).toBeDefined();
    expect(body.error.message).toContain('discourse.encryptionKey is not set');
  });
});
