import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import request from 'supertest';
import searchModuleDiscourse from '.';

jest.setTimeout(60_000);

const TENANTS = 50;
const PAGE = 20;

const rows = Array.from(
  { length: TENANTS },
  (_, index): FleetRow => ({
    id: `forum-${index}`,
    entityRef: `component:default/tenant${index}x`,
    owner: `group:default/tenant${index}x`,
    title: `Forum of tenant${index}x`,
    url: `https://tenant${index}x.example.com`,
    simulated: false,
    state: 'partial',
    severity: 'warning',
    headline: 'The newest backup is 3 days old',
    version: '2026.7.1',
    groups: 4,
  }),
);

/** The Discourse backend, as far as its fleet is asked. Pages are small. */
const fleet = createBackendPlugin({
  pluginId: 'discourse',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter, httpAuth: coreServices.httpAuth },
      async init({ http, httpAuth }) {
        http.use((req, res, next) => {
          httpAuth
            .credentials(req, { allow: ['service'] })
            .then(() => {
              const offset = Number(req.query.offset);
              res.json({
                items: rows.slice(offset, offset + PAGE),
                totalItems: rows.length,
              });
            })
            .catch(next);
        });
      },
    });
  },
});

const tenantOf = (credentials: BackstageCredentials | undefined) =>
  JSON.stringify(credentials?.principal).match(/tenant\d+x/)?.[0] ?? '';

describe('forums in the search', () => {
  const scheduler = mockServices.scheduler();
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        searchPlugin,
        searchModuleDiscourse,
        fleet,
        mockServices.rootConfig.factory({
          data: { permission: { enabled: true } },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
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
          authorizeConditional: async requests =>
            requests.map(() => ({
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                resourceType: 'catalog-entity',
                rule: 'IS_ENTITY_OWNER',
                params: {},
              },
            })),
        }).factory,
      ],
    });
    for (const { id } of await scheduler.getScheduledTasks()) {
      await scheduler.triggerTask(id);
    }
  });

  afterAll(() => backend.stop());

  async function search(term: string, tenant: string) {
    const { body } = await request(backend.server)
      .get('/api/search/query')
      .query({ term })
      .set(
        'Authorization',
        mockCredentials.user.header(`user:default/${tenant}`),
      )
      .expect(200);
    return body;
  }

  it('finds every forum of a fleet longer than a page, each for its tenant only', async () => {
    for (let index = 0; index < TENANTS; index += 1) {
      const tenant = `tenant${index}x`;

      const { results } = await search('', tenant);

      expect(results).toHaveLength(1);
      expect(results[0]).toMatchObject({
        type: 'discourse-forum',
        document: {
          title: `Forum of ${tenant}`,
          location: `/catalog/default/component/${tenant}/discourse`,
          version: '2026.7.1',
          text: expect.stringContaining('seen in part, warning: The newest'),
        },
      });
      expect(results[0].document.text).toContain('4 groups');
    }
  });

  it('gives nothing of another tenant, whatever is searched', async () => {
    const { results, numberOfResults } = await search('tenant1x', 'tenant2x');

    expect(JSON.stringify(results)).not.toContain('tenant1x');
    expect(numberOfResults ?? 0).toBeLessThanOrEqual(1);
  });
});
