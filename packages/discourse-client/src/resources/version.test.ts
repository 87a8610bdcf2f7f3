import { json, startTestServer, type TestServer } from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

const SHA = '0123456789abcdef0123456789abcdef01234567';

describe('version', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it('reads the check of a forum that reaches the update service', async () => {
    server.answer(
      json({
        installed_version: '2026.8.1',
        installed_sha: SHA,
        installed_describe: 'v2026.8.1 +45',
        git_branch: 'latest',
        updated_at: '2026-11-20T04:00:00.000+01:00',
        latest_version: '2026.10.0',
        critical_updates: true,
        missing_versions_count: 2,
        stale_data: false,
      }),
    );

    await expect(forum.readVersionCheck()).resolves.toEqual({
      installedVersion: '2026.8.1',
      installedSha: SHA,
      installedDescribe: 'v2026.8.1 +45',
      gitBranch: 'latest',
      updatedAt: '2026-11-20T03:00:00.000Z',
      latestVersion: '2026.10.0',
      criticalUpdates: true,
      missingVersionsCount: 2,
      pending: false,
      staleData: false,
    });
    expect(server.requests[0].url).toBe('/admin/version_check.json');
  });

  it('reads the check of a forum without internet and without git', async () => {
    server.answer(
      json({
        installed_version: '2026.8.1',
        installed_sha: '2026.8.1',
        installed_describe: 'unknown',
        git_branch: 'unknown',
        updated_at: null,
        version_check_pending: true,
        stale_data: true,
      }),
    );

    await expect(forum.readVersionCheck()).resolves.toMatchObject({
      installedVersion: '2026.8.1',
      installedSha: undefined,
      updatedAt: undefined,
      latestVersion: undefined,
      missingVersionsCount: undefined,
      pending: true,
      staleData: true,
    });
  });

  it('reads problems of both forms', async () => {
    server.answer(
      json({
        problems: [
          { message: 'Jobs <b>stand</b>', identifier: 'sidekiq_check' },
          { id: 4, priority: 'high', message: 'Old', identifier: null },
        ],
      }),
    );

    await expect(forum.readProblems()).resolves.toEqual({
      items: [
        {
          identifier: 'sidekiq_check',
          priority: undefined,
          messageHtml: 'Jobs <b>stand</b>',
        },
        { identifier: undefined, priority: 'high', messageHtml: 'Old' },
      ],
    });
    expect(server.requests[0].url).toBe('/admin/dashboard/problems.json');
  });
});
