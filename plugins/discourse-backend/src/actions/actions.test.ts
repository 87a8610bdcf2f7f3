import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  createServiceFactory,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import { startPortal, type Portal } from '../__testUtils__/startPortal';

jest.setTimeout(60_000);

const TENANTS = Array.from({ length: 50 }, (_, index) => `tenant${index}`);

/** The user of a tenant. */
const userOf = (tenant: string) =>
  mockCredentials.user(`user:default/${tenant}`);

/** The tenant of the caller, as a policy would know it. */
function tenantOf(credentials: BackstageCredentials | undefined): string {
  return JSON.stringify(credentials?.principal).match(/tenant\d+/)?.[0] ?? '';
}

describe('actions for agents', () => {
  const registry = actionsRegistryServiceMock({
    logger: mockServices.logger.mock(),
  });
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      discourse: {
        forums: TENANTS.map(tenant => ({
          id: `forum-${tenant}`,
          entityRef: `component:default/${tenant}`,
          owner: `group:default/${tenant}`,
          title: `Forum of ${tenant}`,
          url: `https://${tenant}.forums.example.com`,
        })),
      },
      features: [
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => registry,
        }),
        mockServices.permissions.mock({
          authorize: async (requests, options) =>
            requests.map(({ resourceRef }) => ({
              result:
                resourceRef ===
                `component:default/${tenantOf(options?.credentials)}`
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            })),
          authorizeConditional: async (requests, options) =>
            requests.map(() => ({
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'discourse',
              resourceType: 'discourse-forum',
              conditions: {
                resourceType: 'discourse-forum',
                rule: 'IS_FORUM_OWNER',
                params: {
                  claims: [`group:default/${tenantOf(options?.credentials)}`],
                },
              },
            })),
        }).factory,
      ],
    });
  });

  afterAll(() => portal.stop());

  const invoke = (name: string, input: JsonObject, tenant: string) => {
    const id = [...registry.actions.keys()].find(each =>
      each.endsWith(`:${name}`),
    );
    return registry.invoke({
      id: id ?? name,
      input,
      credentials: userOf(tenant),
    });
  };

  it('offers five actions, each with a description that says when to use it', async () => {
    const { actions } = await registry.list();

    expect(actions.map(each => [each.name, each.attributes.readOnly])).toEqual([
      ['list-forums', true],
      ['get-forum-status', true],
      ['list-findings', true],
      ['start-backup', false],
      ['plan-groups', true],
    ]);
    for (const { description } of actions) {
      expect(description).toContain('When to use:');
    }
  });

  it('shows each of 50 tenants their own forum and nothing of another', async () => {
    for (const [index, tenant] of TENANTS.entries()) {
      const other = TENANTS[(index + 1) % TENANTS.length];
      const own = { id: `forum-${tenant}` };
      const theirs = { id: `forum-${other}` };

      const seen = [
        await invoke('list-forums', {}, tenant),
        await invoke('list-forums', { search: 'forum' }, tenant),
        await invoke('get-forum-status', own, tenant),
        await invoke('list-findings', own, tenant),
      ];
      const found = await invoke(
        'list-forums',
        { search: `${other}.` },
        tenant,
      );

      expect(seen[0].output).toMatchObject({
        totalItems: 1,
        items: [{ id: own.id }],
      });
      expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${other}\\b`));
      expect(found.output).toMatchObject({ items: [], totalItems: 0 });
      for (const name of [
        'get-forum-status',
        'list-findings',
        'start-backup',
        'plan-groups',
      ]) {
        const input =
          name === 'start-backup' ? { ...theirs, withUploads: false } : theirs;
        await expect(invoke(name, input, tenant)).rejects.toThrow(
          `Forum '${theirs.id}' needs the permission`,
        );
      }
    }
  });

  it('answers an unknown forum like one of another', async () => {
    await expect(
      invoke('get-forum-status', { id: 'nowhere' }, 'tenant0'),
    ).rejects.toThrow("Forum 'nowhere' needs the permission");
  });

  it('says why a backup can not be started', async () => {
    await expect(
      invoke(
        'start-backup',
        { id: 'forum-tenant0', withUploads: false },
        'tenant0',
      ),
    ).rejects.toThrow('no operate key');
  });
});
