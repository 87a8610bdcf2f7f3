import {
  groupPolicySchema,
  groupReportSchema,
  toGroupFile,
  type ApplicationActor,
  type ApplicationEvent,
  type GroupFile,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  initDatabase,
} from '../../__testUtils__/databases';
import { addForums, buildForum } from '../../__testUtils__/forums';
import { Applications } from '../store/Applications';
import { ApplicationDesk } from './ApplicationDesk';

jest.setTimeout(60_000);

const START = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const REVIEWERS = 'group:default/reviewers';
const GROUP = toGroupFile({
  ...{ name: 'testers', preset: 'request', title: 'Testers' },
  ...{ purpose: 'Try things', owners: ['ada'] },
});
const POLICY = groupPolicySchema.parse({
  apiVersion: 'discourse.org/v1',
  kind: 'GroupPolicy',
  spec: {
    owners: { min: 1 },
    lifetime: { days: 100, renewalNoticeDays: 30 },
    applications: { supporters: 0, approvers: [REVIEWERS] },
  },
});

function person(name: string, ...claims: string[]): ApplicationActor {
  const ref = `user:default/${name}`;
  return { ref, claims: [ref, ...claims], isSystem: false };
}

const ADA = person('ada');
const DANA = person('dana', REVIEWERS);

/** What a check has seen: the files of the repository, all of them made. */
function reportOf(files: readonly GroupFile[]) {
  return groupReportSchema.parse({
    ...{ revision: 'r1', policy: POLICY, desired: files, drift: [] },
    plan: { changes: [], refusals: [], requests: 0 },
    planId: '0123456789abcdef',
    actual: {
      groups: files.map((file, index) => ({
        ...{ id: index + 41, name: file.metadata.name, automatic: false },
        ...{ owners: ['ada'], associatedGroupIds: [], ownersFields: {} },
        settings: {
          ...{ fullName: file.spec.title, visibility: 'public' },
          ...{ membersVisibility: 'public', publicAdmission: false },
          ...{ publicExit: true, allowMembershipRequests: true },
          ...{ membershipRequestTemplate: '', mentionable: 'everyone' },
          ...{ messageable: 'everyone', defaultNotificationLevel: 'watching' },
          automaticMembershipEmailDomains: [],
        },
      })),
      ...{ names: [], categories: [], ssoGroups: [] },
    },
  });
}

describe('the life of an application', () => {
  const databases = createTestDatabases();

  async function start(knex: Knex) {
    let clock = START;
    await addForums(knex, [buildForum({ id: 'acme' })], { now: START });
    const desk = new ApplicationDesk({
      applications: new Applications({ knex }),
      now: () => clock,
    });
    const apply = () =>
      desk.apply('acme', {
        ...{ actor: ADA, group: GROUP, justification: 'A tag is too little' },
        report: reportOf([]),
      });
    const { id } = await apply();
    return {
      ...{ desk, id, apply },
      pass: (days: number) => {
        clock += days * DAY_MS;
      },
      step: (
        event: ApplicationEvent,
        actor: ApplicationActor,
        reason?: string,
      ) =>
        desk.handle('acme', {
          ...{ id, event, actor, reason },
          report: reportOf([GROUP]),
        }),
      async look(files: readonly GroupFile[]) {
        const report = reportOf(files);
        await desk.followReport('acme', report);
        const [entry] = await desk.list('acme', { actor: ADA, report });
        return entry;
      },
    };
  }

  it.each(databases.eachSupportedId())(
    'goes on with renewals and ends in the archive of the repository, on %s',
    async databaseId => {
      const life = await start(await initDatabase(databases, databaseId));
      const archived: GroupFile = {
        ...GROUP,
        spec: { ...GROUP.spec, state: 'archived' },
      };

      await life.step('approve', DANA);
      const active = await life.look([GROUP]);
      life.pass(69);
      const early = await life.look([GROUP]);
      life.pass(1);
      const ending = await life.look([GROUP]);
      const renewed = await life.step('renew', ADA, 'We still meet');
      life.pass(70);
      const again = await life.look([GROUP]);
      await life.step('archive', DANA, 'Nobody came any more');
      const proposed = await life.look([GROUP]);
      const over = await life.look([archived]);

      expect(
        [active, early, ending, again, proposed].map(
          ({ application }) => application.state,
        ),
      ).toEqual(['active', 'active', 'renewal', 'renewal', 'archived']);
      expect(renewed).toMatchObject({
        state: 'active',
        expiresAtMs: START + 170 * DAY_MS,
      });
      expect(active).not.toHaveProperty('isToBeArchived');
      expect([proposed.isToBeArchived, over.isToBeArchived]).toEqual([
        true,
        false,
      ]);
      const { items, verdict } = await life.desk.readLog('acme', life.id);
      expect(verdict).toEqual({ ok: true });
      expect(items.map(({ body }) => JSON.parse(body).event)).toEqual([
        ...['apply', 'approve', 'merge', 'provision'],
        ...['expire', 'renew', 'expire', 'archive'],
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'begins once, however often the same words are sent, on %s',
    async databaseId => {
      const life = await start(await initDatabase(databases, databaseId));

      const again = await life.apply();
      await life.step('withdraw', ADA);
      const anew = await life.apply();

      expect(again.id).toBe(life.id);
      expect(anew.id).not.toBe(life.id);
      await expect(
        life.desk.apply('acme', {
          ...{ actor: DANA, group: GROUP, justification: 'Me, too' },
          report: reportOf([]),
        }),
      ).rejects.toThrow("the name 'testers' is taken");
    },
  );
});
