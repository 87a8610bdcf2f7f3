import {
  byPath,
  catchError,
  json,
  startTestServer,
  type TestServer,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

function status(running: boolean) {
  return json({
    is_operation_running: running,
    can_rollback: true,
    allow_restore: false,
  });
}

describe('backups', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it('lists backups, newest first, with the size in bytes', async () => {
    server.answer(
      json([
        {
          filename: 'pilots-2026-11-19-033000-v20261101.tar.gz',
          size: 7,
          last_modified: '2026-11-19T03:35:00.000Z',
        },
        {
          filename: 'pilots-2026-11-20-033000-v20261101.sql.gz',
          size: 8_000_000_000,
          last_modified: '2026-11-20T04:35:00+01:00',
        },
      ]),
    );

    await expect(forum.listBackups()).resolves.toEqual({
      items: [
        {
          filename: 'pilots-2026-11-20-033000-v20261101.sql.gz',
          sizeBytes: 8_000_000_000,
          createdAt: '2026-11-20T03:35:00.000Z',
        },
        {
          filename: 'pilots-2026-11-19-033000-v20261101.tar.gz',
          sizeBytes: 7,
          createdAt: '2026-11-19T03:35:00.000Z',
        },
      ],
    });
  });

  it('reads whether an operation runs', async () => {
    server.answer(status(true));

    await expect(forum.readBackupStatus()).resolves.toEqual({
      running: true,
      canRollback: true,
      allowRestore: false,
    });
  });

  it.each([
    [true, 'with_uploads=true'],
    [false, 'with_uploads=false'],
  ])('starts a backup with uploads: %s', async (withUploads, body) => {
    server.answer(
      byPath({
        '/admin/backups/status.json': status(false),
        '/admin/backups.json': json({ success: 'OK' }),
      }),
    );

    await expect(forum.startBackup({ withUploads })).resolves.toBe('started');

    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]).toMatchObject({
      method: 'POST',
      url: '/admin/backups.json',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  it('starts none while an operation runs, which the forum would not tell', async () => {
    server.answer(byPath({ '/admin/backups/status.json': status(true) }));

    await expect(forum.startBackup({ withUploads: true })).resolves.toBe(
      'already-running',
    );

    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('starts none if the status cannot be read', async () => {
    server.answer(
      byPath({
        '/admin/backups/status.json': json({ is_operation_running: 'no' }),
      }),
    );

    const error = await catchError(forum.startBackup({ withUploads: true }));

    expect(error).toMatchObject({
      kind: 'unexpected-shape',
      field: 'is_operation_running',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('asks the running backup to stop', async () => {
    server.answer(json({ success: 'OK' }));

    await forum.cancelBackup();

    expect(server.requests[0]).toMatchObject({
      method: 'DELETE',
      url: '/admin/backups/cancel.json',
      body: '',
    });
  });
});
