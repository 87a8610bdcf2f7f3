import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import request from 'supertest';
import { createClusterKey } from './__testUtils__/certificate';
import { buildClusterConfig } from './__testUtils__/clusters';
import { createTestDatabases } from './__testUtils__/databases';
import { startPortal } from './__testUtils__/startPortal';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(60_000);

const MONITOR = `${'0123456789abcdef'.repeat(3)}feedfacefeedface`;
const OPERATE = `${'fedcba9876543210'.repeat(3)}deadbeefdeadbeef`;
const ENCRYPTION_KEY = Buffer.alloc(32, 3).toString('base64');
const FAULTS = [
  'unauthorized',
  'html',
  'truncated',
  'redirect',
  'down',
] as const;

describe('secrets', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'appear in no response, log line, or column of the database, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const logged: unknown[] = [];
      const record = (...args: unknown[]) => {
        logged.push(...args);
      };
      const logger = mockServices.logger.mock({
        child: () => logger,
        debug: record,
        info: record,
        warn: record,
        error: record,
      });
      const forums = await startForumFleet({
        forums: ['well', ...FAULTS].map(name => ({
          hostname: `${name}.forums.example`,
          title: name,
          keys: { monitor: MONITOR, operate: OPERATE },
        })),
      });
      for (const fault of FAULTS) {
        forums.setFault(`${fault}.forums.example`, fault);
      }
      const { certificatePem } = await createClusterKey();
      const portal = await startPortal({
        discourse: {
          encryptionKey: ENCRYPTION_KEY,
          allowedHosts: [new URL(forums.url).host],
          forumAddress: `${forums.url}/{hostname}`,
          clusters: [
            buildClusterConfig({ sealedSecretsCertificate: certificatePem }),
          ],
          forums: ['well', ...FAULTS].map(id => ({
            id,
            entityRef: `component:default/${id}`,
            url: forums.forumUrl(`${id}.forums.example`),
            keys: { monitor: MONITOR, operate: OPERATE },
          })),
        },
        features: [
          mockServices.database.factory({ knex }),
          createServiceFactory({
            service: coreServices.logger,
            deps: {},
            factory: () => logger,
          }),
        ],
      });
      const { server } = portal;
      const responses: unknown[] = [];

      for (const id of ['well', ...FAULTS]) {
        const status = await waitFor(
          () => portal.getStatus(id),
          each => each.state !== 'pending',
        );
        responses.push(
          status,
          (
            await request(server)
              .post(`/api/discourse/forums/${id}/backups`)
              .send({ withUploads: false })
          ).text,
          (await request(server).get(`/api/discourse/forums/${id}/history`))
            .text,
        );
      }
      const reserved = await request(server)
        .post('/api/discourse/registry/forums')
        .send({
          id: 'new',
          title: 'New',
          hostname: 'new.forums.example',
          owner: 'group:default/new',
          cluster: 'test',
          secret: { namespace: 'new', name: 'keys' },
        })
        .expect(201);
      responses.push(
        reserved.text,
        (await request(server).get('/api/discourse/forums')).text,
      );
      await portal.stop();
      await forums.close();

      const stored: unknown[] = [];
      for (const table of [
        'forums',
        'forum_keys',
        'forum_queue',
        'snapshots',
        'findings',
        'operations',
      ]) {
        const rows = await knex(table).select();
        expect(rows.length).toBeGreaterThan(0);
        // What looks like a key there is the hash of a chain.
        stored.push(...rows.map(({ hash, previous, ...row }) => row));
      }
      const everything = [responses, stored, logged].map(showAll).join('\n');
      expect(logged.length).toBeGreaterThan(0);
      for (const secret of [MONITOR, OPERATE, ENCRYPTION_KEY]) {
        expect(everything).not.toContain(secret);
      }
      // The keys that the portal made are nowhere in the clear either.
      expect(showAll(stored)).not.toMatch(/\b[0-9a-f]{64}\b/);
      expect(reserved.text).not.toMatch(/\b[0-9a-f]{64}\b/);
    },
  );
});

/** Text of anything, errors with their stacks and causes included. */
function showAll(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each instanceof Error
      ? { ...each, message: each.message, stack: each.stack, cause: each.cause }
      : each,
  );
}
