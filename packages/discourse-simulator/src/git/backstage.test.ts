import fs from 'node:fs';
import path from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  ACCOUNT,
  makeTempDir,
  startTestGitHost,
  type TestGitHost,
} from '../__testUtils__/gitCalls';

describe('the Git host, used by Backstage itself', () => {
  let test: TestGitHost;
  let workspacePath: string;
  beforeEach(async () => {
    test = await startTestGitHost();
    workspacePath = makeTempDir();
  });
  afterEach(async () => {
    await test.close();
    fs.rmSync(workspacePath, { recursive: true });
  });

  it('publishes with publish:gitea and reads it back with the URL reader', async () => {
    const config = new ConfigReader({
      integrations: {
        gitea: [
          {
            host: new URL(test.host.url).host,
            baseUrl: test.host.url,
            ...ACCOUNT,
          },
        ],
      },
    });
    fs.mkdirSync(path.join(workspacePath, 'docs'));
    fs.writeFileSync(
      path.join(workspacePath, 'catalog-info.yaml'),
      'kind: X\n',
    );
    fs.writeFileSync(path.join(workspacePath, 'docs/index.md'), '# Docs\n');

    const context = createMockActionContext({
      workspacePath,
      input: {
        repoUrl: `${new URL(test.host.url).host}?owner=forums&repo=acme`,
        description: 'A forum',
        gitAuthorName: 'Ada',
        gitAuthorEmail: 'ada@acme.example',
      },
    });
    await createPublishGiteaAction({
      integrations: ScmIntegrations.fromConfig(config),
      config,
    }).handler(context);

    const contentsUrl = `${test.host.url}/forums/acme/src/branch/main/`;
    expect(context.output).toHaveBeenCalledWith('repoContentsUrl', contentsUrl);
    expect(test.pushes).toEqual([
      expect.objectContaining({
        owner: 'forums',
        repo: 'acme',
        branch: 'main',
      }),
    ]);

    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    const file = await reader.readUrl(`${contentsUrl}catalog-info.yaml`);
    expect((await file.buffer()).toString()).toBe('kind: X\n');
    const tree = await reader.readTree(contentsUrl);
    const files = await tree.files();
    expect(files.map(({ path: name }) => name).sort()).toEqual([
      'catalog-info.yaml',
      'docs/index.md',
    ]);
    await expect(
      reader.readTree(contentsUrl, { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    await expect(
      reader.readUrl(`${contentsUrl}missing.yaml`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
