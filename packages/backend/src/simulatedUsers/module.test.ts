import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import authModuleSimulatedUsers from '.';
import { createSimulatedUsersAuthenticator } from './authenticator';
import { readSimulatedUsers } from './readSimulatedUsers';

const USERS = [{ entityRef: 'user:default/ada', title: 'Ada' }];

async function start(simulated: object | undefined) {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleSimulatedUsers,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          auth: {
            environment: 'development',
            providers: { ...(simulated && { simulated }) },
          },
        },
      }),
      catalogServiceMock.factory({
        entities: ['ada', 'mallory'].map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name },
          relations: [{ type: 'memberOf', targetRef: 'group:default/acme' }],
        })),
      }),
    ],
  });
}

describe('simulated people', () => {
  const environment = process.env.NODE_ENV;

  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: environment });
  });

  it('are who the sign-in page says, with their teams, in development', async () => {
    Object.assign(process.env, { NODE_ENV: 'development' });
    const backend = await start({ users: USERS });

    const { body } = await request(backend.server)
      .get('/api/auth/simulated/refresh')
      .set('x-simulated-user', 'user:default/ada')
      .expect(200);
    const other = await request(backend.server)
      .get('/api/auth/simulated/refresh')
      .set('x-simulated-user', 'user:default/mallory');
    const nobody = await request(backend.server).get(
      '/api/auth/simulated/refresh',
    );
    await backend.stop();

    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: expect.arrayContaining(['group:default/acme']),
    });
    expect([other.status, nobody.status]).toEqual([400, 400]);
  });

  it('are not there unless they are configured', async () => {
    const backend = await start(undefined);

    const answer = await request(backend.server)
      .get('/api/auth/simulated/refresh')
      .set('x-simulated-user', 'user:default/ada');
    await backend.stop();

    expect(answer.status).toBe(404);
  });

  it('are refused outside of development', async () => {
    const authenticator = createSimulatedUsersAuthenticator({
      users: ['user:default/ada'],
      environment: 'production',
    });
    const req = { get: () => 'user:default/ada' };

    await expect(
      authenticator.authenticate(
        // @ts-expect-error only the header is read
        { req },
        undefined,
      ),
    ).rejects.toThrow(/during development only/);
  });

  it('must be entity refs', () => {
    const config = new ConfigReader({
      auth: {
        providers: { simulated: { users: [{ entityRef: 'user:default/' }] } },
      },
    });

    expect(() => readSimulatedUsers(config)).toThrow(
      /auth\.providers\.simulated\.users\[0\]\.entityRef must be an entity ref/,
    );
  });
});
