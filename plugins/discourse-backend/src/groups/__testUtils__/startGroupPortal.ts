import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiscourseClient } from '@backstage-discourse/discourse-client';
import {
  startForumFleet,
  startGitHost,
} from '@backstage-discourse/discourse-simulator';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import request, { type Test } from 'supertest';
import discoursePlugin from '../..';

const HOSTNAME = 'acme.forums.example';
const KEYS = { monitor: 'a'.repeat(64), operate: 'b'.repeat(64) };
const ACCOUNT = { username: 'portal', password: 'portal-password' };
const ENTITY_REF = 'component:default/acme';

/** A portal, a forum and a Git host that talk to each other over HTTP. */
export async function startGroupPortal(options: {
  knex: Knex;
  files: Record<string, string>;
  keys?: Partial<typeof KEYS>;
  features?: BackendFeature[];
}) {
  const { knex, files, keys = KEYS, features = [] } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'groups-'));
  const fleet = await startForumFleet({
    adminRequestsPerMinute: 100_000,
    forums: [{ hostname: HOSTNAME, title: 'Acme', keys: KEYS, groups: 3 }],
  });
  const git = await startGitHost({ dataDir, ...ACCOUNT, log: () => {} });
  await git.createRepository({
    owner: 'forums',
    repo: 'acme',
    message: 'Begin',
    author: { name: 'Ada', email: 'ada@acme.example' },
    files: Object.entries(files).map(([path, content]) => ({
      path,
      content: Buffer.from(content),
    })),
  });
  const backend = await startTestBackend({
    features: [
      discoursePlugin,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            gitea: [
              { host: new URL(git.url).host, baseUrl: git.url, ...ACCOUNT },
            ],
          },
          discourse: {
            allowedHosts: [new URL(fleet.url).host],
            forums: [
              {
                id: 'acme',
                entityRef: ENTITY_REF,
                url: fleet.forumUrl(HOSTNAME),
                keys,
              },
            ],
          },
        },
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'acme',
              annotations: {
                'backstage.io/source-location': `url:${git.url}/forums/acme/src/branch/main/`,
                'backstage.io/managed-by-location': `url:${git.url}/forums/acme/src/branch/main/catalog-info.yaml`,
              },
            },
          },
        ],
      }),
      ...features,
    ],
  });
  const as = (test: Test, user: string) =>
    test.set(
      'Authorization',
      mockCredentials.user.header(`user:default/${user}`),
    );
  const path = (rest: string) => `/api/discourse/forums/acme/groups${rest}`;
  return {
    forum: new DiscourseClient({
      baseUrl: fleet.forumUrl(HOSTNAME),
      apiKey: KEYS.operate,
    }),
    get: (rest = '', user = 'ada') =>
      as(request(backend.server).get(path(rest)), user),
    post: (rest: string, body: object = {}, user = 'ada') =>
      as(request(backend.server).post(path(rest)), user).send(body),
    watch: (user = 'ada') =>
      as(
        request(backend.server).post('/api/discourse/forums/acme/watch'),
        user,
      ),
    fleet: (rest: string) =>
      as(request(backend.server).get(`/api/discourse/groups${rest}`), 'ada'),
    /** Adds a file to the repository, as the merge of a pull request does. */
    async merge(file: string, content: string) {
      const response = await fetch(
        `${git.url}/api/v1/repos/forums/acme/contents`,
        {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Authorization: `Basic ${Buffer.from(
              `${ACCOUNT.username}:${ACCOUNT.password}`,
            ).toString('base64')}`,
          },
          body: JSON.stringify({
            branch: 'main',
            message: `Add ${file}`,
            files: [
              {
                operation: 'create',
                path: file,
                content: Buffer.from(content).toString('base64'),
              },
            ],
          }),
        },
      );
      if (!response.ok) {
        throw new Error(`The Git host answers ${response.status}`);
      }
    },
    async stop() {
      await backend.stop();
      await Promise.all([fleet.close(), git.close()]);
      rmSync(dataDir, { recursive: true });
    },
  };
}
