import {
  groupReportSchema,
  type DriftItem,
} from '@backstage-discourse/plugin-discourse-common';
import {
  createTestDatabases,
  initDatabase,
} from '../../__testUtils__/databases';
import { addForums, buildForum } from '../../__testUtils__/forums';
import { DriftAcceptances } from './DriftAcceptances';
import { GroupReports } from './GroupReports';
import { listDriftingGroups } from './listDriftingGroups';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const FORUMS = ['a', 'b', 'c', 'd'];

const differ = (group: string, changes?: Partial<DriftItem>): DriftItem => ({
  id: `${group}-title`,
  fingerprint: 'one',
  class: 'changed',
  group,
  field: 'title',
  sentence: 'The title is another.',
  answers: ['accept'],
  ...changes,
});

const report = (drift: DriftItem[], options?: { configured: boolean }) =>
  groupReportSchema.parse({
    ...options,
    revision: 'r1',
    policy: {
      apiVersion: 'discourse.org/v1',
      kind: 'GroupPolicy',
      spec: { owners: { min: 1 } },
    },
    desired: [],
    actual: { groups: [], names: [], categories: [], ssoGroups: [] },
    plan: { changes: [], refusals: [], requests: 0 },
    planId: '0123456789abcdef',
    drift,
  });

describe('groups that differ from Git', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'are those whose difference nobody accepted for now, %p',
    async databaseId => {
      const clock = { now: NOW };
      const now = () => clock.now;
      const knex = await initDatabase(databases, databaseId);
      await addForums(
        knex,
        FORUMS.map(id => buildForum({ id })),
        { now: NOW },
      );
      const reports = new GroupReports({ knex, now });
      const acceptances = new DriftAcceptances({ knex, now });
      const list = async () =>
        Object.fromEntries(
          await listDriftingGroups({ knex, forumIds: FORUMS, now: now() }),
        );
      await reports.saveReport(
        'a',
        report([
          differ('staff'),
          differ('team', { id: 'team-bio', class: 'owners-field' }),
          differ('beta'),
          differ('beta', { id: 'beta-name', class: 'missing' }),
        ]),
      );
      await reports.saveReport('b', report([]));
      await reports.saveReport('c', report([differ('staff')]));
      await reports.saveReport(
        'd',
        report([differ('staff')], { configured: false }),
      );
      await reports.saveProblem('c', 'The repository does not answer');

      expect(await list()).toEqual({ a: ['beta', 'staff'], b: [] });

      await acceptances.accept('a', {
        drift: differ('staff'),
        until: '2026-11-22',
        by: 'user:default/ada',
        reason: 'During the fair',
      });
      expect(await list()).toEqual({ a: ['beta'], b: [] });

      await reports.saveReport(
        'a',
        report([differ('staff', { fingerprint: 'two' })]),
      );
      expect(await list()).toEqual({ a: ['staff'], b: [] });

      await reports.saveReport('a', report([differ('staff')]));
      expect(await list()).toEqual({ a: [], b: [] });
      clock.now += 2 * DAY_MS;
      expect(await list()).toEqual({ a: ['staff'], b: [] });
    },
  );
});
