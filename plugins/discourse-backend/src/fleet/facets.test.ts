import {
  mockCredentials,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  FLEET_FACETS,
  FORUM_CHANNELS,
  FORUM_STATES,
  fleetFacetsQuerySchema,
  fleetQuerySchema,
  MAX_FACET_VALUES,
  SEVERITIES,
  type FacetCount,
  type FleetFacet,
  type FleetFilters,
} from '@backstage-discourse/plugin-discourse-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { addForums, buildForum } from '../__testUtils__/forums';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import type { ForumFilter } from '../permissions/ForumFilter';
import { DefaultFleet } from './DefaultFleet';
import { groupLabels } from './groupLabels';

jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const STALE_AFTER_MS = 5 * 60_000;
const credentials = mockCredentials.user();

const OWNERS = ['group:default/a', 'group:default/b', 'group:default/c'];
const VERSIONS = ['2026.7.1', '2026.7.0', '2026.1.4', '2026.8.0-latest'];
const CLUSTERS = ['east', 'west'];
const FINDINGS = ['sidekiq-growing', 'backups-late', 'version-behind'];
const LABELS = ['tier=gold', 'tier=free', 'region=eu', 'region='];
const TITLES = [
  'Café Nord',
  'cafe nord',
  'Süd_100%',
  'a "b" \\ c',
  '日本語の広場',
];

const maybe = <T>(values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

const arbitraryForum = fc.record({
  title: fc.constantFrom(...TITLES),
  owner: maybe(OWNERS),
  severity: fc.constantFrom(...SEVERITIES),
  state: fc.constantFrom('pending', 'fresh', 'partial', 'unreachable'),
  ageMs: fc.constantFrom(0, 2 * STALE_AFTER_MS),
  version: maybe(VERSIONS),
  channel: maybe(FORUM_CHANNELS),
  cluster: maybe(CLUSTERS),
  findings: fc.subarray(FINDINGS),
  findingSeverity: fc.constantFrom(...SEVERITIES),
  labels: fc.subarray(LABELS),
});
type ArbitraryForum = typeof arbitraryForum extends fc.Arbitrary<infer T>
  ? T
  : never;

const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values]), { nil: undefined, freq: 2 });

const arbitraryFilters: fc.Arbitrary<FleetFilters> = fc.record({
  search: fc.option(fc.constantFrom('caf', 'CAFÉ', 'd', '"b"', '本語の', '%'), {
    nil: undefined,
    freq: 1,
  }),
  severity: some(SEVERITIES),
  state: some(FORUM_STATES),
  owner: some(OWNERS),
  finding: some(FINDINGS),
  version: some(VERSIONS),
  channel: some(FORUM_CHANNELS),
  cluster: some(CLUSTERS),
  label: some(LABELS),
});

const arbitraryCriteria: fc.Arbitrary<
  PermissionCriteria<ForumFilter> | undefined
> = fc.constantFrom(
  undefined,
  { column: 'owner', values: OWNERS.slice(0, 2) },
  { not: { column: 'state', values: ['stale' as const] } },
);

async function fill(knex: Knex, forums: readonly ArbitraryForum[]) {
  const named = forums.map((forum, index) => ({ id: `f${index}`, ...forum }));
  await addForums(
    knex,
    named.map(({ id, title, owner, labels }) =>
      buildForum({
        ...{ id, title, owner },
        labels: Object.fromEntries(labels.map(label => label.split('='))),
      }),
    ),
    { now: NOW },
  );
  for (const forum of named) {
    await knex('forums')
      .where({ id: forum.id })
      .update({
        observed_state: forum.state,
        severity_rank: SEVERITIES.indexOf(forum.severity),
        fresh_at: NOW - forum.ageMs,
        version: forum.version ?? null,
        channel: forum.channel ?? null,
        cluster: forum.cluster ?? null,
      });
    for (const [position, finding] of forum.findings.entries()) {
      await knex('findings').insert({
        forum_id: forum.id,
        finding_id: finding,
        position,
        part: 'sidekiq',
        severity: forum.findingSeverity,
        title: finding,
        since: NOW,
      });
    }
  }
}

/** The same query, with its filter of a facet replaced by one value. */
function replace(
  filters: FleetFilters,
  facet: FleetFacet,
  value: string,
): FleetFilters {
  if (facet !== 'label') {
    return { ...filters, [facet]: [value] };
  }
  const [key] = groupLabels([value]).keys();
  const others = filters.label?.filter(each => !each.startsWith(`${key}=`));
  return { ...filters, label: [...(others ?? []), value] };
}

describe('facets of the fleet', () => {
  const databases = createTestDatabases();

  async function setUp(databaseId: TestDatabaseId) {
    const knex = await initDatabase(databases, databaseId);
    const fleet = new DefaultFleet({
      knex,
      staleAfterMs: STALE_AFTER_MS,
      now: () => NOW,
    });
    return { knex, fleet };
  }

  it.each(databases.eachSupportedId())(
    'are what the list finds with each value, whoever asks, %p',
    async databaseId => {
      const { knex, fleet } = await setUp(databaseId);
      const property = fc.asyncProperty(
        fc.array(arbitraryForum, { maxLength: 12 }),
        arbitraryFilters,
        arbitraryCriteria,
        async (forums, filters, filter) => {
          await knex('forums').delete();
          await fill(knex, forums);
          const options = { credentials, filter };
          const total = async (query: FleetFilters) => {
            const page = await fleet.listForums(
              fleetQuerySchema.parse(query),
              options,
            );
            expect(page.items).toHaveLength(page.totalItems);
            return page.totalItems;
          };

          const facets = await fleet.countFacets(
            fleetFacetsQuerySchema.parse(filters),
            options,
          );

          expect(facets.totalItems).toBe(await total(filters));
          for (const facet of FLEET_FACETS) {
            const counts: FacetCount[] = facets[facet] ?? [];
            for (const { value, count } of counts) {
              expect([facet, value, count]).toEqual([
                facet,
                value,
                await total(replace(filters, facet, value)),
              ]);
            }
          }
          for (const [facet, values] of [
            ['cluster', CLUSTERS],
            ['finding', FINDINGS],
            ['label', LABELS],
          ] as const) {
            const counts: FacetCount[] = facets[facet] ?? [];
            const left = values.filter(
              value => !counts.some(each => each.value === value),
            );
            for (const value of left) {
              expect(await total(replace(filters, facet, value))).toBe(0);
            }
          }
        },
      );

      await fc.assert(property, { numRuns: 40 });
    },
  );

  it.each(databases.eachSupportedId())(
    'search any part of the texts, in any alphabet, %p',
    async databaseId => {
      const { knex, fleet } = await setUp(databaseId);
      const titles = fc.array(
        fc.oneof(
          fc.constantFrom(...TITLES),
          fc.string({
            unit: fc.constantFrom(...'aAbß%_"\\\'é日İ 1'),
            maxLength: 8,
          }),
        ),
        { minLength: 1, maxLength: 8 },
      );
      const property = fc.asyncProperty(
        titles,
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        async (names, at, length) => {
          await knex('forums').delete();
          const forums = names.map((title, index) =>
            buildForum({ id: `f${index}`, title: `${title}.`, url: 'x:' }),
          );
          await addForums(knex, forums, { now: NOW });
          const rows: Array<{ id: string; search_text: string }> = await knex(
            'forums',
          ).select('id', 'search_text');
          const characters = [...names[at % names.length], '.'];
          const search = characters
            .slice(at % characters.length)
            .slice(0, length)
            .join('')
            .trim();
          const { items } = await fleet.listForums(
            fleetQuerySchema.parse({ search }),
            { credentials },
          );

          expect(items.map(({ id }) => id).sort()).toEqual(
            rows
              .filter(row =>
                row.search_text.includes(search.toLocaleLowerCase('en')),
              )
              .map(({ id }) => id)
              .sort(),
          );
        },
      );

      await fc.assert(property, { numRuns: 60 });
    },
  );

  it.each(databases.eachSupportedId())(
    'search what a good part of a large fleet has in common, %p',
    async databaseId => {
      const { knex, fleet } = await setUp(databaseId);
      const [many, more] = [1050, 1100];
      const forums = Array.from({ length: many + more }, (_, index) =>
        buildForum({
          id: `f${index}`,
          title: index < many ? 'North' : 'South',
          owner: index % 2 === 0 ? OWNERS[0] : OWNERS[1],
        }),
      );
      await addForums(knex, forums, { now: NOW });
      const find = async (search: string, owner?: string[]) => {
        const query = fleetQuerySchema.parse({ search, owner, sort: 'title' });
        const page = await fleet.listForums(query, { credentials });
        return [page.totalItems, new Set(page.items.map(({ title }) => title))];
      };

      expect(await find('nort')).toEqual([many, new Set(['North'])]);
      expect(await find('sout')).toEqual([more, new Set(['South'])]);
      expect(await find('th')).toEqual([many + more, new Set(['North'])]);
      expect(await find('nort', [OWNERS[0]])).toEqual([
        many / 2,
        new Set(['North']),
      ]);
      expect(await find('sout', [OWNERS[2]])).toEqual([0, new Set()]);
    },
  );

  it.each(databases.eachSupportedId())(
    'list by labels that few forums have, and by labels that many have, %p',
    async databaseId => {
      const { knex, fleet } = await setUp(databaseId);
      const [many, few] = [1050, 60];
      const forums = Array.from({ length: many }, (_, index) =>
        buildForum({
          id: `f${index}`,
          owner: index % 2 === 0 ? OWNERS[0] : OWNERS[1],
          labels: { region: 'eu', tier: index < few ? 'gold' : 'free' },
        }),
      );
      await addForums(knex, forums, { now: NOW });
      const find = async (
        filters: FleetFilters,
        filter?: PermissionCriteria<ForumFilter>,
      ) => {
        const query = fleetQuerySchema.parse({ ...filters, limit: 200 });
        const page = await fleet.listForums(query, { credentials, filter });
        return [page.totalItems, page.items.length];
      };
      const gold = { label: ['region=eu', 'tier=gold'] };
      const allowed: ForumFilter = { column: 'owner', values: [OWNERS[0]] };

      expect(await find({ label: ['region=eu'] })).toEqual([many, 200]);
      expect(await find(gold)).toEqual([few, few]);
      expect(await find({ label: ['tier=gold', 'tier=free'] })).toEqual([
        many,
        200,
      ]);
      expect(await find({ ...gold, owner: [OWNERS[1]] })).toEqual([
        few / 2,
        few / 2,
      ]);
      expect(await find(gold, allowed)).toEqual([few / 2, few / 2]);
      expect(await find({ ...gold, search: 'f1' })).toEqual([11, 11]);
      expect(await find({ label: ['tier=silver'] })).toEqual([0, 0]);
    },
  );

  it.each(databases.eachSupportedId())(
    'keep who has a label for a moment, but never a forum that is gone, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      let now = NOW;
      const fleet = new DefaultFleet({
        knex,
        staleAfterMs: STALE_AFTER_MS,
        now: () => now,
        countsMaxAgeMs: 1000,
      });
      const gold = (id: string) =>
        buildForum({ id, owner: OWNERS[0], labels: { tier: 'gold' } });
      const find = async (filter?: PermissionCriteria<ForumFilter>) => {
        const query = fleetQuerySchema.parse({ label: ['tier=gold'] });
        const page = await fleet.listForums(query, { credentials, filter });
        return page.items.map(({ id }) => id);
      };
      await addForums(knex, [gold('a'), gold('b')], { now: NOW });
      expect(await find()).toEqual(['a', 'b']);
      expect(await find({ column: 'owner', values: [OWNERS[1]] })).toEqual([]);

      await addForums(knex, [gold('b'), gold('c')], { now: NOW });
      expect(await find()).toEqual(['b']);

      now += 1000;
      expect(await find()).toEqual(['b', 'c']);
    },
  );

  it.each(databases.eachSupportedId())(
    'follow a forum that gets another name, or goes, %p',
    async databaseId => {
      const { knex, fleet } = await setUp(databaseId);
      const find = async (search: string) => {
        const { items } = await fleet.listForums(
          fleetQuerySchema.parse({ search }),
          { credentials },
        );
        return items.map(({ id }) => id);
      };
      await addForums(knex, [buildForum({ id: 'f', title: 'Before' })], {
        now: NOW,
      });
      expect(await find('efor')).toEqual(['f']);

      await addForums(knex, [buildForum({ id: 'f', title: 'Later' })], {
        now: NOW,
      });
      expect(await find('efor')).toEqual([]);
      expect(await find('ater')).toEqual(['f']);

      await addForums(knex, [], { now: NOW });
      expect(await find('ater')).toEqual([]);
      expect(await knex('forum_texts').select()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'name the worst severity, the newest version, and no more than they may, %p',
    async databaseId => {
      const { knex, fleet } = await setUp(databaseId);
      const forum: ArbitraryForum = {
        title: 'F',
        owner: undefined,
        severity: 'ok',
        state: 'fresh',
        ageMs: 0,
        version: '2026.7.0',
        channel: 'release',
        cluster: 'east',
        findings: ['backups-late'],
        findingSeverity: 'warning',
        labels: [],
      };
      await fill(knex, [
        forum,
        { ...forum, version: '2026.10.0', findingSeverity: 'critical' },
        { ...forum, version: '2026.7.0', findingSeverity: 'ok' },
      ]);
      await addForums(
        knex,
        Array.from({ length: MAX_FACET_VALUES + 5 }, (_, index) =>
          buildForum({ id: `o${index}`, owner: `group:default/o${index}` }),
        ),
        { now: NOW, source: 'other' },
      );

      const facets = await fleet.countFacets(
        fleetFacetsQuerySchema.parse({ facet: 'finding,version,owner' }),
        { credentials },
      );

      expect(facets.finding).toEqual([
        { value: 'backups-late', count: 2, severity: 'critical' },
      ]);
      expect(facets.version).toEqual([
        { value: '2026.10.0', count: 1 },
        { value: '2026.7.0', count: 2 },
      ]);
      expect(facets.owner).toHaveLength(MAX_FACET_VALUES);
      expect(facets.cluster).toBeUndefined();
    },
  );
});
