import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  HOSTNAME,
  KEYS,
  startTestForum,
  type TestForum,
} from '../__testUtils__/forumCalls';

describe('backups of a simulated forum', () => {
  let forum: TestForum;
  beforeEach(async () => {
    forum = await startTestForum({ scenario: 'no-backups' });
  });
  afterEach(() => forum.fleet.close());

  const list = async () =>
    (await forum.get('/admin/backups.json', KEYS.monitor)).json();
  const isRunning = async () => {
    const response = await forum.get(
      '/admin/backups/status.json',
      KEYS.monitor,
    );
    return (await response.json()).is_operation_running;
  };
  const start = (form = 'with_uploads=true') =>
    forum.send('POST', '/admin/backups.json', { form });

  it('starts one, runs for some seconds and then lists its file', async () => {
    expect(await list()).toEqual([]);

    const started = await start();
    expect(await started.json()).toEqual({ success: 'OK' });
    expect(await isRunning()).toBe(true);
    expect(await list()).toEqual([]);

    forum.clock.advance(6_000);
    expect(await isRunning()).toBe(false);
    expect(await list()).toEqual([
      {
        filename: expect.stringMatching(/^acme-community-.*\.tar\.gz$/),
        size: expect.any(Number),
        last_modified: '2026-11-20T12:00:06.000Z',
      },
    ]);
  });

  it('says OK to a second one while the first runs, and makes one file', async () => {
    await start();
    const second = await start();

    expect(await second.json()).toEqual({ success: 'OK' });
    forum.clock.advance(60_000);
    expect(await list()).toHaveLength(1);
  });

  it('leaves no file of one that was cancelled', async () => {
    await start();
    const cancelled = await forum.send('DELETE', '/admin/backups/cancel.json');

    expect(await cancelled.json()).toEqual({ success: 'OK' });
    expect(await isRunning()).toBe(false);
    forum.clock.advance(60_000);
    expect(await list()).toEqual([]);
  });

  it('takes uploads along only for the text true', async () => {
    await start('with_uploads=1');
    forum.clock.advance(6_000);

    expect((await list())[0].filename).toMatch(/\.sql\.gz$/);
  });

  it('names the missing parameter', async () => {
    const response = await start('');

    expect(response.status).toBe(400);
    expect((await response.json()).errors[0]).toContain('with_uploads');
  });

  it('keeps what was written in a folder over a restart', async () => {
    const stateDir = fs.mkdtempSync(path.join(os.tmpdir(), 'simulator-'));
    const before = await startTestForum(
      { scenario: 'no-backups' },
      { stateDir },
    );
    await before.send('POST', '/admin/backups.json', {
      form: 'with_uploads=true',
    });
    await before.send('PUT', '/groups/41.json', {
      json: { group: { full_name: 'Renamed' } },
    });
    await before.fleet.close();

    const after = await startTestForum(
      { scenario: 'no-backups' },
      { stateDir },
    );
    after.clock.advance(60_000);
    const backups = await after.get('/admin/backups.json', KEYS.monitor);
    const group = await after.get('/groups/by-id/41.json', KEYS.monitor);

    expect(await backups.json()).toHaveLength(1);
    expect((await group.json()).group.full_name).toBe('Renamed');
    after.fleet.removeForum(HOSTNAME);
    expect(fs.readdirSync(stateDir)).toEqual([]);
    await after.fleet.close();
    fs.rmSync(stateDir, { recursive: true });
  });
});
