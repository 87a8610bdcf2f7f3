import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  FLEET_SORT_FIELDS,
  fleetQuerySchema,
  fleetReadPermission,
  type FleetQueryInput,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { addForums, buildForum } from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { forumRules } from '../permissions/forumRules';
import { AuthorizedFleet } from './AuthorizedFleet';
import { DefaultFleet } from './DefaultFleet';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const RANKS: Record<Severity, number> = {
  ok: 0,
  info: 1,
  warning: 2,
  critical: 3,
};

const FORUMS = [
  { id: 'alpha', owner: 'group:default/a', severity: 'ok', age: 0 },
  { id: 'beta', owner: 'group:default/a', severity: 'critical', age: 0 },
  { id: 'gamma', owner: 'group:default/b', severity: 'warning', age: 0 },
  { id: 'delta', owner: 'group:default/b', severity: 'ok', age: 10 },
  { id: 'none', owner: undefined, severity: 'ok', age: 0 },
] as const;

const credentials = mockCredentials.user();
type Criteria = PermissionCriteria<PermissionCondition>;

const owner = (...claims: string[]): Criteria => ({
  resourceType: 'discourse-forum',
  rule: 'IS_FORUM_OWNER',
  params: { claims },
});
const state = (...states: string[]): Criteria => ({
  resourceType: 'discourse-forum',
  rule: 'HAS_STATE',
  params: { states },
});

describe('fleet', () => {
  const databases = createTestDatabases();
  const each = databases.eachSupportedId();

  async function setUp(databaseId: Parameters<typeof initDatabase>[1]) {
    const knex = await initDatabase(databases, databaseId);
    await addForums(
      knex,
      FORUMS.map(({ id, owner: ownerRef }) =>
        buildForum({ id, owner: ownerRef }),
      ),
      { now: NOW },
    );
    for (const [index, { id, severity, age }] of FORUMS.entries()) {
      await knex('forums')
        .where({ id })
        .update({
          observed_state: 'fresh',
          severity_rank: RANKS[severity],
          fresh_at: NOW - age * MINUTE_MS,
          enqueued: id === 'none' ? null : index,
        });
    }
    const fleet = new DefaultFleet({
      knex,
      staleAfterMs: 5 * MINUTE_MS,
      now: () => NOW,
    });
    const list = async (query: FleetQueryInput = {}) =>
      fleet.listForums(fleetQuerySchema.parse(query), { credentials });
    return { knex, fleet, list };
  }

  const authorize = async (fleet: DefaultFleet, conditions: Criteria) => {
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async () => [
        {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'discourse',
          resourceType: 'discourse-forum',
          conditions,
        },
      ],
    });
    const authorized = new AuthorizedFleet({
      fleet,
      permissions,
      transformConditions: createConditionTransformer(forumRules),
    });
    const page = await authorized.listForums(fleetQuerySchema.parse({}), {
      credentials,
    });
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    return {
      ids: page.items.map(item => item.id).sort(),
      total: page.totalItems,
      ok: page.counts.severity.ok,
    };
  };

  it.each(each)('shows the worst first and counts all, %p', async id => {
    const { list } = await setUp(id);

    const page = await list();

    expect(page.items.map(item => item.id)).toEqual([
      'beta',
      'gamma',
      'alpha',
      'delta',
      'none',
    ]);
    expect(page.items[2]).toEqual({
      id: 'alpha',
      entityRef: 'component:default/alpha',
      owner: 'group:default/a',
      title: 'Forum alpha',
      url: 'https://alpha.example.com',
      simulated: false,
      state: 'fresh',
      severity: 'ok',
      headline: 'Not seen yet',
      enqueued: 0,
    });
    expect(page.totalItems).toBe(5);
    expect(page.counts).toEqual({
      severity: { ok: 3, info: 0, warning: 1, critical: 1 },
      state: { pending: 0, fresh: 4, partial: 0, stale: 1, unreachable: 0 },
    });
  });

  it.each(each)(
    'says what is worst in a forum with its figures, %p',
    async id => {
      const { knex, list } = await setUp(id);
      await knex('findings').insert(
        [
          {
            finding_id: 'sidekiq-growing',
            position: 0,
            params: '{"enqueued":7}',
          },
          { finding_id: 'backup-late', position: 1, params: null },
        ].map(finding => ({
          ...finding,
          forum_id: 'beta',
          part: 'sidekiq',
          severity: 'critical',
          title: 'x',
          since: NOW,
        })),
      );

      const { items } = await list();

      expect(items.map(({ finding }) => finding)).toEqual([
        { id: 'sidekiq-growing', params: { enqueued: 7 } },
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    },
  );

  it.each(each)('filters, searches, pages and sorts, %p', async id => {
    const { list } = await setUp(id);
    const ids = async (query: FleetQueryInput) => {
      const { items, totalItems } = await list(query);
      return [items.map(item => item.id).join(' '), totalItems];
    };

    expect(await ids({ state: ['stale'] })).toEqual(['delta', 1]);
    expect(await ids({ severity: ['ok'], state: ['fresh'] })).toEqual([
      'alpha none',
      2,
    ]);
    expect(await ids({ owner: ['group:default/b'] })).toEqual([
      'gamma delta',
      2,
    ]);
    expect(await ids({ search: 'ALPHA' })).toEqual(['alpha', 1]);
    expect(await ids({ search: '%' })).toEqual(['', 0]);
    expect(await ids({ search: 'al_ha' })).toEqual(['', 0]);
    expect(await ids({ limit: 2, offset: 2 })).toEqual(['alpha delta', 5]);
    expect(await ids({ sort: 'title', order: 'desc', limit: 1 })).toEqual([
      'none',
      5,
    ]);
    expect(await ids({ sort: 'enqueued' })).toEqual([
      'delta gamma beta alpha none',
      5,
    ]);
    expect(await ids({ sort: 'enqueued', order: 'asc' })).toEqual([
      'alpha beta gamma delta none',
      5,
    ]);
  });

  it.each(each)('pages by cursor in every order, %p', async id => {
    const { knex, list } = await setUp(id);
    for (const sort of FLEET_SORT_FIELDS) {
      for (const order of ['asc', 'desc'] as const) {
        const whole = await list({ sort, order });
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await list({ sort, order, limit: 2, cursor });
          paged.push(...page.items.map(item => item.id));
          cursor = page.nextCursor;
        } while (cursor);
        expect(paged).toEqual(whole.items.map(item => item.id));
        expect(whole.nextCursor).toBeUndefined();
      }
    }

    const first = await list({ sort: 'title', limit: 2 });
    await knex('forums').where({ id: 'alpha' }).delete();
    const next = await list({
      sort: 'title',
      limit: 2,
      cursor: first.nextCursor,
    });

    expect(first.items.map(item => item.id)).toEqual(['alpha', 'beta']);
    expect(next.items.map(item => item.id)).toEqual(['delta', 'gamma']);
    await expect(
      list({ sort: 'version', cursor: first.nextCursor }),
    ).rejects.toThrow("'cursor' belongs to another order");
  });

  it.each(each)('counts what matches the search only, %p', async id => {
    const { list } = await setUp(id);

    const { counts } = await list({ search: 'eta', severity: ['ok'] });

    expect(counts.severity).toEqual({
      ok: 0,
      info: 0,
      warning: 0,
      critical: 1,
    });
  });

  it.each(each)('leaves out what conditions do not allow, %p', async id => {
    const { fleet } = await setUp(id);

    expect(await authorize(fleet, owner('group:default/a'))).toEqual({
      ids: ['alpha', 'beta'],
      total: 2,
      ok: 1,
    });
    expect(await authorize(fleet, owner())).toEqual({
      ids: [],
      total: 0,
      ok: 0,
    });
    expect(await authorize(fleet, owner(''))).toMatchObject({ total: 0 });
    expect(
      await authorize(fleet, { not: owner('group:default/a') }),
    ).toMatchObject({ ids: ['delta', 'gamma', 'none'], total: 3 });
    expect(
      await authorize(fleet, {
        allOf: [
          { anyOf: [owner('group:default/a'), owner('group:default/b')] },
          { not: state('stale') },
        ],
      }),
    ).toMatchObject({ ids: ['alpha', 'beta', 'gamma'], total: 3 });
  });

  it('refuses when the permission is denied', async () => {
    const inner = { listForums: jest.fn(), countFacets: jest.fn() };
    const fleet = new AuthorizedFleet({
      fleet: inner,
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [{ result: AuthorizeResult.DENY }],
      }),
      transformConditions: createConditionTransformer(forumRules),
    });

    await expect(
      fleet.listForums(fleetQuerySchema.parse({}), { credentials }),
    ).rejects.toThrow(fleetReadPermission.name);
    await expect(fleet.countFacets({}, { credentials })).rejects.toThrow(
      fleetReadPermission.name,
    );
    expect(inner.listForums).not.toHaveBeenCalled();
    expect(inner.countFacets).not.toHaveBeenCalled();
  });
});
