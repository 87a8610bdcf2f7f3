import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import {
  notificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import request from 'supertest';
import { initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum, buildOutcome } from '../__testUtils__/forums';
import { saveOutcomes } from '../store/saveOutcomes';
import type { DbForumQueueRow } from '../store/tables';
import { FindingNotifier } from './FindingNotifier';
import { readNotificationSettings } from './NotificationSettings';

jest.setTimeout(60_000);

const START = Date.parse('2026-11-21T10:00:00Z');
const LATER = START + 10 * 60_000;
const TENANTS = Array.from({ length: 50 }, (_, index) => `tenant${index}x`);

function buildGroup(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: `user:default/${name}` }],
  };
}

function buildUser(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { memberOf: [name] },
    relations: [{ type: 'memberOf', targetRef: `group:default/${name}` }],
  };
}

describe('notifications of findings, in the real notifications backend', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: TestBackend;
  let knex: Knex;
  let notifications: NotificationService | undefined;

  beforeAll(async () => {
    const people = [...TENANTS, 'platform-team'];
    backend = await startTestBackend({
      features: [
        notificationsPlugin,
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost:3000' } },
        }),
        catalogServiceMock.factory({
          entities: people.flatMap(name => [buildGroup(name), buildUser(name)]),
        }),
        createBackendPlugin({
          pluginId: 'discourse',
          register(env) {
            env.registerInit({
              deps: { service: notificationService },
              async init({ service }) {
                notifications = service;
              },
            });
          },
        }),
      ],
    });
    knex = await initDatabase(databases, 'SQLITE_3');
  });

  afterAll(() => backend.stop());

  async function readInbox(user: string) {
    const { body } = await request(backend.server)
      .get('/api/notifications/notifications')
      .set('Authorization', mockCredentials.user.header(`user:default/${user}`))
      .expect(200);
    return body;
  }

  it('puts into the inbox of each of 50 tenants their own forum and no other', async () => {
    await addForums(
      knex,
      TENANTS.map(tenant =>
        buildForum({
          id: `forum-${tenant}`,
          title: `Forum of ${tenant}`,
          entityRef: `component:default/${tenant}`,
          owner: `group:default/${tenant}`,
        }),
      ),
      { now: START },
    );
    await knex<DbForumQueueRow>('forum_queue').update({ ticket: 'mine' });
    await saveOutcomes({
      knex,
      outcomes: TENANTS.map(tenant =>
        buildOutcome({
          ...{ forumId: `forum-${tenant}`, ticket: 'mine' },
          collectedAtMs: START,
          findings: [
            {
              id: 'sidekiq-stuck',
              part: 'sidekiq',
              severity: 'critical',
              title: 'Sidekiq is stuck',
              since: new Date(START).toISOString(),
            },
          ],
        }),
      ),
    });
    const settings = readNotificationSettings(
      new ConfigReader({
        discourse: {
          notifications: { platformTeam: ['group:default/platform-team'] },
        },
      }),
    );
    if (!settings || !notifications) {
      throw new Error('The notifications were not set up');
    }
    const notifier = new FindingNotifier({
      ...{ knex, notifications, settings },
      logger: mockServices.logger.mock(),
      now: () => LATER,
    });

    await notifier.tell({ signal: new AbortController().signal });

    const platform = await readInbox('platform-team');
    expect(platform.notifications).toHaveLength(1);
    expect(platform.notifications[0].payload).toMatchObject({
      title: '50 forums: 50 new findings, 0 cleared',
      severity: 'critical',
    });
    for (const tenant of TENANTS) {
      const inbox = await readInbox(tenant);
      expect(inbox.notifications).toHaveLength(1);
      expect(inbox.notifications[0].payload.title).toBe(
        `Forum of ${tenant}: Sidekiq is stuck`,
      );
      expect(new Set(JSON.stringify(inbox).match(/tenant\d+x/g))).toEqual(
        new Set([tenant]),
      );
    }
  });
});
