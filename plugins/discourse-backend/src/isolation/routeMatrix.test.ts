import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import request from 'supertest';
import { z } from 'zod/v4';
import { listRouterRoutes } from '../__testUtils__/listRouterRoutes';
import { startPortal, type Portal } from '../__testUtils__/startPortal';
import { MembershipRequests } from '../groups/store/MembershipRequests';
import { waitFor } from '../__testUtils__/waitFor';
import { ROUTE_ROWS, type RouteRow } from './__testUtils__/routeRows';
import { createTenantPolicy } from './__testUtils__/tenantPolicy';

jest.setTimeout(180_000);

const TENANTS = Array.from({ length: 50 }, (_, index) => `tenant${index}x`);
const [MEMBER, STRANGER] = TENANTS;
const ROWS = Object.entries(ROUTE_ROWS);

const IDENTITIES = {
  anonymous: mockCredentials.none.header(),
  stranger: mockCredentials.user.header(`user:default/${STRANGER}`),
  member: mockCredentials.user.header(`user:default/${MEMBER}`),
  'platform team': mockCredentials.user.header('user:default/platform'),
  service: mockCredentials.service.header(),
};
type Identity = keyof typeof IDENTITIES;
const IDENTITY_NAMES: readonly Identity[] = [
  'anonymous',
  'stranger',
  'member',
  'platform team',
  'service',
];

/** What each identity gets on the forum of the member. */
function expectStatus(row: RouteRow, identity: Identity): number {
  const { access, ok, peopleOnly } = row;
  if (identity === 'anonymous') {
    return 401;
  }
  if (identity === 'service') {
    return peopleOnly ? 403 : ok;
  }
  if (access === 'service') {
    return 403;
  }
  if (access === 'signed-in' || access === 'fleet') {
    return ok;
  }
  if (identity === 'platform team') {
    return ok;
  }
  const isOwn =
    identity === 'member' && access.permission !== 'discourse.forum.create';
  return isOwn ? ok : 403;
}

describe('every route for every identity', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let portal: Portal;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    portal = await startPortal({
      discourse: {
        forums: TENANTS.map(tenant => ({
          id: `forum-${tenant}`,
          entityRef: `component:default/${tenant}`,
          owner: `group:default/${tenant}`,
          title: `Forum of ${tenant}`,
          url: `https://${tenant}.forums.example.com`,
        })),
      },
      features: [
        createTenantPolicy(),
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({ entities: [] }),
      ],
    });
    await seedRows(knex);
    await waitFor(
      () => call('get /forums', MEMBER, IDENTITIES['platform team']),
      ({ body }) => body.counts.state.pending === 0,
    );
  });

  afterAll(() => portal?.stop());

  function call(route: string, tenant: string, authorization: string) {
    const [method, template] = route.split(' ');
    const path = template
      .replace('{id}', `forum-${tenant}`)
      .replace(/\{\w+\}/g, `of-${tenant}`);
    const url = `/api/discourse${path}`;
    const { body } = ROUTE_ROWS[route];
    const agent = request(portal.server);
    const start = {
      get: () => agent.get(url),
      delete: () => agent.delete(url),
      post: () => agent.post(url).send(body ?? {}),
    };
    const verb = z.enum(['get', 'delete', 'post']).parse(method);
    return start[verb]().set('Authorization', authorization);
  }

  it('has a row for each route of the router, and none for another', async () => {
    expect(Object.keys(ROUTE_ROWS).sort()).toEqual(
      (await listRouterRoutes()).sort(),
    );
  });

  it.each(ROWS)('%s', async (route, row) => {
    const answers: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const identity of IDENTITY_NAMES) {
      const header = IDENTITIES[identity];
      answers[identity] = (await call(route, MEMBER, header)).status;
      expected[identity] = expectStatus(row, identity);
    }

    expect(answers).toEqual(expected);
  });

  it.each(
    ROWS.flatMap(([route, { access }]) =>
      typeof access === 'object' ? [[route, access.permission]] : [],
    ),
  )('%s is refused to a member without %s', async (route, permission) => {
    for (const user of [`${MEMBER}-without-${permission}`, 'nobody']) {
      const header = mockCredentials.user.header(`user:default/${user}`);

      const { status, body } = await call(route, MEMBER, header);

      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
    }
  });

  it('tells 50 tenants nothing of each other, in bodies, counts and errors', async () => {
    const leaks: string[] = [];
    for (const [index, tenant] of TENANTS.entries()) {
      const header = mockCredentials.user.header(`user:default/${tenant}`);
      const other = TENANTS[(index + 7) % TENANTS.length];
      for (const [route] of ROWS) {
        const own = await call(route, tenant, header);
        const named = new Set(own.text.match(/tenant\d+x/g));
        named.delete(tenant);
        if (named.size > 0) {
          leaks.push(`${tenant} sees ${[...named]} by ${route}`);
        }
        if (!route.includes('{id}')) {
          continue;
        }
        const theirs = await call(route, other, header);
        const unknown = await call(route, 'nowhere', header);
        const isSame =
          theirs.status === unknown.status &&
          theirs.body.error?.message.replaceAll(other, '') ===
            unknown.body.error?.message.replaceAll('nowhere', '');
        if (!isSame || theirs.status !== 403) {
          leaks.push(
            `${tenant} can tell ${other} from nobody by ${route}: ${theirs.status}, ${unknown.status}`,
          );
        }
      }
    }

    expect(leaks).toEqual([]);
  });

  it('counts, searches, exports and pages over the own forum alone', async () => {
    const header = IDENTITIES.member;
    const get = async (path: string) =>
      request(portal.server)
        .get(`/api/discourse${path}`)
        .set('Authorization', header)
        .expect(200);

    const { body: fleet } = await get('/forums?limit=1');
    const { body: found } = await get(`/forums?search=${STRANGER}`);
    const { body: all } = await get('/forums?search=forum');
    const { text: csv } = await get('/forums.csv');
    const { body: facets } = await get('/fleet/facets');
    const { body: groups } = await get('/groups');

    expect(fleet.totalItems).toBe(1);
    expect(fleet.nextCursor).toBeUndefined();
    expect(found).toMatchObject({ items: [], totalItems: 0 });
    expect(all.totalItems).toBe(1);
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(facets.totalItems).toBe(1);
    expect(
      JSON.stringify([fleet, found, all, csv, facets, groups]),
    ).not.toMatch(/tenant([1-9]|\d\d)x/);
  });

  /** Something of each tenant in every table that the routes read. */
  async function seedRows(database: Knex): Promise<void> {
    for (const tenant of TENANTS) {
      const forum_id = `forum-${tenant}`;
      await database('group_requests').insert({
        forum_id,
        group_id: 1,
        group_name: `Group of ${tenant}`,
        user_id: 1,
        username: `${tenant}_ann`,
        requested_at: 1,
      });
      await database('group_reports').insert({
        forum_id,
        problem: `Trouble of ${tenant}`,
        checked_at: 1,
        drift_count: 1,
      });
      await new MembershipRequests({ knex: database }).decide(forum_id, {
        request: {
          groupId: 2,
          groupName: `Group of ${tenant}`,
          userId: 2,
          username: `${tenant}_ben`,
        },
        decision: {
          decision: 'accepted',
          reason: `Because of ${tenant}`,
          by: `user:default/${tenant}`,
        },
        atMs: 1,
      });
      await database('finding_history').insert({
        forum_id,
        finding_id: 'sidekiq-stuck',
        part: 'sidekiq',
        severity: 'critical',
        title: `Stuck at ${tenant}`,
        since: 1,
        until: 2,
      });
    }
  }
});
