import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { guestToken, portal, readApi, signIn } from '../portal';

const REPOSITORY = 'rogue';

/** A host that counts who calls it. */
async function startForeignHost() {
  let requests = 0;
  const server = http.createServer((_, response) => {
    requests += 1;
    response.end('{}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The foreign host has no port');
  }
  return {
    host: `127.0.0.1:${address.port}`,
    requestCount: () => requests,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}

const rogueEntity = (host: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: rogue
  annotations:
    discourse.org/forum: 127.0.0.1
    discourse.org/url: http://${host}
    discourse.org/host: ${host}
  links:
    - url: http://${host}/admin
      title: Forum
spec:
  type: forum
  lifecycle: production
  owner: group:default/acme
`;

test('an entity that points at a foreign host makes the portal call nobody', async ({
  page,
  request,
}) => {
  const foreign = await startForeignHost();
  const { GIT_HOST_PASSWORD }: Record<string, string> = JSON.parse(
    fs.readFileSync(path.join(portal.dataDir, 'secrets.json'), 'utf8'),
  );
  const git = {
    Authorization: `Basic ${Buffer.from(`portal:${GIT_HOST_PASSWORD}`).toString(
      'base64',
    )}`,
  };
  const created = await request.post(
    `${portal.gitUrl}/api/v1/orgs/forums/repos`,
    { headers: git, data: { name: REPOSITORY } },
  );
  expect(created.status()).toBe(201);
  const committed = await request.post(
    `${portal.gitUrl}/api/v1/repos/forums/${REPOSITORY}/contents`,
    {
      headers: git,
      data: {
        branch: 'main',
        message: 'Point elsewhere',
        files: [
          {
            operation: 'create',
            path: 'catalog-info.yaml',
            content: Buffer.from(rogueEntity(foreign.host)).toString('base64'),
          },
        ],
      },
    },
  );
  expect(committed.ok(), await committed.text()).toBe(true);
  const headers = { Authorization: `Bearer ${await guestToken(request)}` };
  const location = await request.post(`${portal.url}/api/catalog/locations`, {
    headers,
    data: {
      type: 'url',
      target: `${portal.gitUrl}/forums/${REPOSITORY}/src/branch/main/catalog-info.yaml`,
    },
  });
  expect(location.status(), await location.text()).toBe(201);

  await signIn(page);
  await expect(async () => {
    await page.goto(`${portal.url}/catalog/default/component/rogue/discourse`);
    await expect(page.getByText('This forum is not registered')).toBeVisible({
      timeout: 8_000,
    });
  }).toPass();
  const refreshed = await request.post(
    `${portal.url}/api/discourse/forums/127.0.0.1/refresh`,
    { headers },
  );
  expect([403, 404]).toContain(refreshed.status());

  // A whole cycle of the collector goes by, seen at a forum that other stories
  // leave alone: one that failed for them is asked at growing pauses.
  const seenAt = async () =>
    (await readApi<ForumStatus>(request, '/discourse/forums/hooli-labs'))
      .collectedAt;
  const before = await seenAt();
  await expect.poll(seenAt, { timeout: 60_000 }).not.toBe(before);
  expect(foreign.requestCount()).toBe(0);
  await foreign.close();
});
