import { mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import request from 'supertest';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(60_000);

const ROUTES = ['/forums?search=acme', '/fleet/facets', '/forums/acme'];

const MESSAGE =
  "The portal's database, or another part of it, is away or busy; try again in a moment";

describe('while the database can not be used', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'says so, instead of failing, when all connections are taken, %p',
    async databaseId => {
      const knex = await initDatabase(databases, databaseId);
      const portal = await startPortal({
        discourse: {
          forums: [
            {
              id: 'acme',
              entityRef: 'component:default/acme',
              title: 'Acme',
              url: 'https://acme.forums.example.com',
            },
          ],
        },
        features: [mockServices.database.factory({ knex })],
      });
      const { pool } = knex.client;
      const held: unknown[] = [];
      for (let index = 0; index < pool.max; index += 1) {
        held.push(await pool.acquire().promise);
      }
      // How long a statement waits for one, a minute otherwise.
      pool.acquireTimeoutMillis = 50;

      const answers = [];
      try {
        for (const route of ROUTES) {
          const { status, body, text } = await request(portal.server).get(
            `/api/discourse${route}`,
          );
          answers.push([status, body.error?.message ?? text]);
        }
      } finally {
        for (const connection of held) {
          pool.release(connection);
        }
      }
      const after = await request(portal.server).get('/api/discourse/forums');
      await portal.stop();
      expect(answers).toEqual(ROUTES.map(() => [503, MESSAGE]));
      expect(after.status).toBe(200);
    },
  );

  it('says so when the plugin that decides on permissions fails', async () => {
    const failure = await ResponseError.fromResponse(
      new Response('{}', { status: 500, statusText: 'Internal Server Error' }),
    );
    const portal = await startPortal({
      discourse: {},
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async () => {
            throw failure;
          },
        }).factory,
      ],
    });

    const { status, body } = await request(portal.server).get(
      '/api/discourse/forums',
    );

    await portal.stop();
    expect([status, body.error.message]).toEqual([503, MESSAGE]);
  });
});
