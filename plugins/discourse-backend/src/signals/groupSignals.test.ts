import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  signalsServiceRef,
  type SignalPayload,
} from '@backstage/plugin-signals-node';
import { createTestDatabases } from '../__testUtils__/databases';
import { waitFor } from '../__testUtils__/waitFor';
import { buildApplication } from '../groups/__testUtils__/buildApplication';
import { startGroupPortal } from '../groups/__testUtils__/startGroupPortal';

jest.setTimeout(60_000);

const POLICY = `apiVersion: discourse.org/v1
kind: GroupPolicy
spec:
  owners: { min: 1 }
  applications: { supporters: 1, approvers: [user:default/ben] }
`;

describe('signals of what is stored of groups', () => {
  const databases = createTestDatabases();
  let portal: Awaited<ReturnType<typeof startGroupPortal>> | undefined;

  afterEach(() => portal?.stop());

  it.each(databases.eachSupportedId())(
    'reach those who watch the forum when it was compared and when somebody applies, %p',
    async databaseId => {
      const published: SignalPayload[] = [];
      portal = await startGroupPortal({
        knex: await databases.init(databaseId),
        files: { 'groups/policy.yaml': POLICY },
        features: [
          createServiceFactory({
            service: signalsServiceRef,
            deps: {},
            factory: () => ({
              publish: async signal => {
                published.push(signal);
              },
            }),
          }),
        ],
      });
      const toldAfter = async (
        change: () => PromiseLike<unknown>,
      ): Promise<SignalPayload[]> => {
        published.length = 0;
        await change();
        return waitFor(
          async () => [...published],
          ({ length }) => length > 0,
        );
      };
      const { forum, post, watch } = portal;
      const { items } = await forum.listGroupMembers('trust_level_0', {
        limit: 1,
      });
      const owners = items.map(({ username }) => username);
      await watch().expect(200);

      const compared = await toldAfter(() => post('/check').expect(200));
      const applied = await toldAfter(() =>
        post('/applications', buildApplication({ owners })).expect(201),
      );

      for (const signals of [compared, applied]) {
        expect(signals[0]).toEqual({
          channel: 'discourse:forum:acme',
          recipients: { type: 'user', entityRef: ['user:default/ada'] },
          message: { changed: true },
        });
      }
    },
  );
});
