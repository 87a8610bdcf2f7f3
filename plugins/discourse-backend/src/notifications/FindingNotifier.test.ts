import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Finding } from '@backstage-discourse/plugin-discourse-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum, buildOutcome } from '../__testUtils__/forums';
import { claimDueForums } from '../store/claimDueForums';
import type { ForumOutcome } from '../store/ForumOutcome';
import { saveOutcomes } from '../store/saveOutcomes';
import type { DbForumQueueRow } from '../store/tables';
import { FindingNotifier } from './FindingNotifier';
import { readNotificationSettings } from './NotificationSettings';

jest.setTimeout(60_000);

const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;

function finding(id: string, severity: Finding['severity']): Finding {
  return {
    id,
    part: 'sidekiq',
    severity,
    title: `Title of ${id}`,
    nextStep: 'Do it.',
    since: new Date(START).toISOString(),
  };
}

describe('FindingNotifier', () => {
  const databases = createTestDatabases();

  /** A portal with a clock of its own and notifications that are written down. */
  async function start(knex: Knex, settings: JsonObject = {}) {
    const sent: NotificationSendOptions[] = [];
    let clock = START;
    let failing = false;
    const read = readNotificationSettings(
      new ConfigReader({
        discourse: {
          notifications: { platformTeam: ['group:default/run'], ...settings },
        },
      }),
    );
    if (!read) {
      throw new Error('The settings were not read');
    }
    const create = () =>
      new FindingNotifier({
        knex,
        notifications: {
          send: async options => {
            if (failing) {
              throw new Error('Request failed with status 503');
            }
            sent.push(options);
          },
        },
        settings: read,
        logger: mockServices.logger.mock(),
        now: () => clock,
      });
    let notifier = create();
    return {
      async see(
        forumId: string,
        findings: Finding[],
        overrides: Partial<ForumOutcome> = {},
      ) {
        await knex<DbForumQueueRow>('forum_queue')
          .where({ forum_id: forumId })
          .update({ ticket: 'mine' });
        await saveOutcomes({
          knex,
          outcomes: [
            buildOutcome({
              ...{ forumId, ticket: 'mine', collectedAtMs: clock, findings },
              ...overrides,
            }),
          ],
        });
      },
      restart: () => {
        notifier = create();
      },
      fail: (value: boolean) => {
        failing = value;
      },
      pass: (minutes: number) => {
        clock += minutes * MINUTE_MS;
      },
      async tell() {
        sent.length = 0;
        await notifier.tell({ signal: new AbortController().signal });
        return sent.map(
          ({ recipients, payload }) =>
            `${recipients.type === 'entity' ? recipients.entityRef : 'all'} [${
              payload.severity
            }] ${payload.title}`,
        );
      },
      sent,
    };
  }

  const forumOf = (id: string) =>
    buildForum({ id, title: id, owner: `group:default/${id}` });

  it.each(databases.eachSupportedId())(
    'tells owner and platform team once of what is new, worse and over, on %s',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [forumOf('acme')], { now: START });
      await claimDueForums({
        ...{ knex, limit: 10, leaseMs: MINUTE_MS, now: START },
        ticket: 'mine',
      });
      const portal = await start(knex);

      await portal.see('acme', [finding('growing', 'warning')]);
      const atOnce = await portal.tell();
      portal.pass(3);
      const settled = await portal.tell();
      portal.restart();
      const again = await portal.tell();
      await portal.see('acme', [finding('growing', 'critical')]);
      const worse = await portal.tell();
      await portal.see('acme', []);
      const over = await portal.tell();
      const after = await portal.tell();

      expect(atOnce).toEqual([]);
      expect(settled).toEqual([
        'group:default/acme [high] acme: Title of growing',
        'group:default/run [high] acme: Title of growing',
      ]);
      expect(again).toEqual([]);
      expect(worse).toEqual([
        'group:default/acme [critical] acme: Title of growing',
        'group:default/run [critical] acme: Title of growing',
      ]);
      expect(over).toEqual([
        'group:default/acme [low] acme: no more: Title of growing',
        'group:default/run [low] acme: no more: Title of growing',
      ]);
      expect(after).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'sends one digest when 500 forums turn red at once, and each owner their own, on %s',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const ids = Array.from({ length: 500 }, (_, index) => `f${index}`);
      await addForums(knex, ids.map(forumOf), { now: START });
      const portal = await start(knex);
      await knex<DbForumQueueRow>('forum_queue').update({ ticket: 'mine' });
      await saveOutcomes({
        knex,
        outcomes: ids.map(forumId =>
          buildOutcome({
            ...{ forumId, ticket: 'mine', collectedAtMs: START },
            findings: [finding('down', 'critical')],
          }),
        ),
      });
      portal.pass(3);

      const lines = await portal.tell();

      const platform = lines.filter(line => line.includes('default/run'));
      expect(platform).toEqual([
        'group:default/run [critical] 500 forums: 500 new findings, 0 cleared',
      ]);
      expect(lines).toHaveLength(501);
      expect(
        portal.sent
          .filter(({ payload }) => payload.scope !== 'discourse:digest')
          .map(({ recipients, payload }) => ({ recipients, ...payload })),
      ).toEqual(
        [...ids].sort().map(id =>
          expect.objectContaining({
            recipients: { type: 'entity', entityRef: `group:default/${id}` },
            title: `${id}: Title of down`,
            link: `/catalog/default/component/${id}/discourse`,
          }),
        ),
      );
      expect(await portal.tell()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'waits in quiet hours, tries again after a fault, and takes what can not be read for neither there nor gone, on %s',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      await addForums(knex, [forumOf('acme')], { now: START });
      const portal = await start(knex, {
        platformTeam: [],
        quietHours: { from: '11:00', to: '12:00', timeZone: 'Europe/Berlin' },
      });
      const problem = {
        kind: 'unreachable',
        message: 'x',
        since: new Date(START).toISOString(),
      } as const;
      await portal.see('acme', [finding('growing', 'warning')]);
      portal.pass(5);

      const quiet = await portal.tell();
      portal.pass(60);
      portal.fail(true);
      const failed = await portal.tell();
      portal.fail(false);
      const told = await portal.tell();
      await portal.see('acme', [], {
        parts: {
          ...buildOutcome({ forumId: 'acme', ticket: '', collectedAtMs: START })
            .parts,
          sidekiq: { problem },
        },
        changedParts: ['sidekiq'],
      });
      const unknown = await portal.tell();

      expect(quiet).toEqual([]);
      expect(failed).toEqual([]);
      expect(told).toEqual([
        'group:default/acme [high] acme: Title of growing',
      ]);
      expect(unknown).toEqual([]);
    },
  );

  it.each([
    [{ severity: 'ok' }, 'discourse.notifications.severity'],
    [{ digestFrom: 1 }, 'discourse.notifications.digestFrom'],
    [{ platformTeam: ['nobody'] }, 'discourse.notifications.platformTeam'],
    [{ quietHours: { from: '25:00', to: '07:00' } }, 'quietHours.from'],
    [
      { quietHours: { from: '22:00', to: '07:00', timeZone: 'Nowhere' } },
      'quietHours.timeZone',
    ],
  ])('names the setting at fault in %j', (notifications, field) => {
    expect(() =>
      readNotificationSettings(
        new ConfigReader({ discourse: { notifications } }),
      ),
    ).toThrow(field);
  });
});
