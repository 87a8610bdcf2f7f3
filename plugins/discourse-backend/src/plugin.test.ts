import {
  startForumFleet,
  type ForumFleet,
} from '@backstage-discourse/discourse-simulator';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { waitFor } from './__testUtils__/waitFor';
import discoursePlugin from '.';

const MONITOR = 'a'.repeat(64);
const OPERATE = 'b'.repeat(64);
const HOSTNAME = 'community.acme.example';

describe('discoursePlugin', () => {
  let forums: ForumFleet;
  let backend: TestBackend;

  beforeAll(async () => {
    forums = await startForumFleet({
      forums: [
        {
          hostname: HOSTNAME,
          title: 'Acme Community',
          keys: { monitor: MONITOR, operate: OPERATE },
        },
      ],
    });
    backend = await startTestBackend({
      features: [
        discoursePlugin,
        mockServices.rootConfig.factory({
          data: {
            discourse: {
              allowedHosts: [new URL(forums.url).host],
              simulatedHosts: [new URL(forums.url).host],
              forums: [
                {
                  id: 'acme',
                  entityRef: 'component:default/acme',
                  owner: 'group:default/acme',
                  title: 'Acme Community',
                  url: forums.forumUrl(HOSTNAME),
                  keys: { monitor: MONITOR, operate: OPERATE },
                },
              ],
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await forums?.close();
  });

  const getStatus = async (): Promise<ForumStatus> => {
    const { body } = await request(backend.server)
      .get('/api/discourse/forums/acme')
      .expect(200);
    return body;
  };

  it('collects a configured forum and shows every part', async () => {
    const status = await waitFor(getStatus, each => each.state !== 'pending');

    expect(status).toMatchObject({
      id: 'acme',
      state: 'fresh',
      simulated: true,
      access: { monitor: true, operate: true },
    });
    expect(Object.values(status.parts).map(part => part.problem)).toEqual(
      new Array(5).fill(undefined),
    );
    expect(status.parts.version.data?.installed).toMatch(/^20\d\d\./);
    expect(status.findings.length).toBeGreaterThan(3);
  });

  it('lists it in the fleet', async () => {
    await waitFor(getStatus, each => each.state !== 'pending');

    const { body } = await request(backend.server)
      .get('/api/discourse/forums')
      .expect(200);

    expect(body).toMatchObject({
      totalItems: 1,
      counts: { state: { fresh: 1, pending: 0 } },
      items: [{ id: 'acme', title: 'Acme Community', state: 'fresh' }],
    });
  });

  it('starts a backup, which shows as running', async () => {
    await request(backend.server)
      .post('/api/discourse/forums/acme/backups')
      .send({ withUploads: false })
      .expect(202, { result: 'started' });

    const status = await waitFor(
      getStatus,
      each => each.parts.backups.data?.running === true,
    );

    expect(status.findings.map(finding => finding.id)).toContain(
      'backup-running',
    );
  });
});
