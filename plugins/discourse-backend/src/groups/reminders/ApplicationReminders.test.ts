import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  groupPolicySchema,
  groupReportSchema,
  toGroupFile,
  type ApplicationActor,
} from '@backstage-discourse/plugin-discourse-common';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  initDatabase,
} from '../../__testUtils__/databases';
import { addForums, buildForum } from '../../__testUtils__/forums';
import { QuietHours } from '../../notifications/QuietHours';
import { ApplicationDesk } from '../applications/ApplicationDesk';
import { Applications } from '../store/Applications';
import { GroupReports } from '../store/GroupReports';
import { ApplicationReminders } from './ApplicationReminders';
import { SentReminders } from './SentReminders';

jest.setTimeout(60_000);

const START = Date.parse('2026-11-21T10:00:00Z');
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const ADA: ApplicationActor = {
  ref: 'user:default/ada',
  claims: ['user:default/ada'],
  isSystem: false,
};
const BEN: ApplicationActor = {
  ref: 'user:default/ben',
  claims: ['user:default/ben'],
  isSystem: false,
};

const REPORT = groupReportSchema.parse({
  revision: 'r1',
  policy: groupPolicySchema.parse({
    apiVersion: 'discourse.org/v1',
    kind: 'GroupPolicy',
    spec: {
      owners: { min: 1 },
      applications: { supporters: 1, approvers: ['group:default/reviewers'] },
    },
  }),
  desired: [],
  actual: { groups: [], names: [], categories: [], ssoGroups: [] },
  plan: { changes: [], refusals: [], requests: 0 },
  planId: '0123456789abcdef',
  drift: [],
});

describe('reminders about applications', () => {
  const databases = createTestDatabases();

  /** A forum with one application, and notifications that are written down. */
  async function start(knex: Knex, quietHours?: QuietHours) {
    let clock = START;
    let failing = false;
    const now = () => clock;
    const sent: NotificationSendOptions[] = [];
    await addForums(knex, [buildForum({ id: 'acme', title: 'Acme' })], {
      now: START,
    });
    const reports = new GroupReports({ knex, now });
    await reports.saveReport('acme', REPORT);
    const desk = new ApplicationDesk({
      applications: new Applications({ knex }),
      now,
    });
    const application = await desk.apply('acme', {
      actor: ADA,
      group: toGroupFile({
        ...{ name: 'testers', preset: 'request', title: 'Testers' },
        ...{ purpose: 'Try things', owners: ['ada'] },
      }),
      justification: 'A tag has no private place',
      report: REPORT,
    });
    const create = () =>
      new ApplicationReminders({
        ...{ knex, reports, desk, now },
        sent: new SentReminders({ knex }),
        settings: { platformTeam: ['group:default/run'], quietHours },
        logger: mockServices.logger.mock(),
        notifications: {
          send: async options => {
            if (failing) {
              throw new Error('Request failed with status 503');
            }
            sent.push(options);
          },
        },
      });
    let reminders = create();
    return {
      sent,
      restart: () => {
        reminders = create();
      },
      fail: (value: boolean) => {
        failing = value;
      },
      pass: (ms: number) => {
        clock += ms;
      },
      support: () =>
        desk.handle('acme', {
          ...{ id: application.id, event: 'support', actor: BEN },
          report: REPORT,
        }),
      application,
      async remind() {
        sent.length = 0;
        await reminders.send(new AbortController().signal);
        return sent.map(({ recipients, payload }) => [
          recipients.type === 'entity' ? recipients.entityRef : [],
          `[${payload.severity}] ${payload.title}`,
        ]);
      },
    };
  }

  it.each(databases.eachSupportedId())(
    'go once to those who can act, and to the platform team when it is late, on %s',
    async databaseId => {
      const portal = await start(await initDatabase(databases, databaseId));

      const atOnce = await portal.remind();
      portal.pass(7 * DAY_MS);
      const gathering = await portal.remind();
      portal.restart();
      const again = await portal.remind();
      await portal.support();
      portal.pass(7 * DAY_MS);
      const review = await portal.remind();
      portal.pass(7 * DAY_MS);
      const late = await portal.remind();
      const { payload } = portal.sent[0];
      const after = await portal.remind();

      expect([atOnce, again, after]).toEqual([[], [], []]);
      expect(gathering).toEqual([
        [
          ['user:default/ada'],
          "[normal] Acme: Group 'testers' still needs supporters",
        ],
      ]);
      expect(review).toEqual([
        [
          ['group:default/reviewers'],
          "[normal] Acme: The application for group 'testers' waits for review",
        ],
      ]);
      expect(late).toEqual([
        [
          ['group:default/reviewers', 'user:default/ada', 'group:default/run'],
          "[high] Acme: The application for group 'testers' waits for review, for 14 days now",
        ],
      ]);
      expect(payload).toMatchObject({
        link: '/catalog/default/component/acme/discourse?view=groups&groups=applications',
        scope: `discourse:application:${portal.application.id}`,
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'wait in quiet hours, are tried again after a fault, and come once for all that is due, on %s',
    async databaseId => {
      const portal = await start(
        await initDatabase(databases, databaseId),
        new QuietHours({ from: '09:00', to: '12:00', timeZone: 'UTC' }),
      );
      portal.pass(20 * DAY_MS);

      const quiet = await portal.remind();
      portal.pass(3 * HOUR_MS);
      portal.fail(true);
      const failed = await portal.remind();
      portal.fail(false);
      const told = await portal.remind();
      const after = await portal.remind();

      expect([quiet, failed, after]).toEqual([[], [], []]);
      expect(told).toEqual([
        [
          ['group:default/reviewers', 'user:default/ada', 'group:default/run'],
          "[high] Acme: Group 'testers' still needs supporters, for 14 days now",
        ],
      ]);
    },
  );
});
