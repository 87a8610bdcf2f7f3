import http from 'node:http';
import {
  HOSTNAME,
  KEYS,
  startTestForum,
  type TestForum,
} from '../__testUtils__/forumCalls';

describe('access to a simulated forum', () => {
  let forum: TestForum;
  beforeEach(async () => {
    forum = await startTestForum();
  });
  afterEach(() => forum.fleet.close());

  it.each([
    ['/admin/version_check.json'],
    ['/admin/backups.json'],
    ['/sidekiq/stats'],
    ['/admin/nothing/here.json'],
  ])('hides %s behind 404 from a bad key and from nobody', async path => {
    for (const key of [undefined, 'wrong', 'c'.repeat(64)]) {
      const response = await forum.get(path, key);

      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        errors: [expect.any(String)],
        error_type: 'not_found',
      });
      expect(response.headers.has('x-discourse-username')).toBe(false);
    }
  });

  it('answers 403 to a bad key on ordinary routes', async () => {
    for (const path of [
      '/about.json',
      '/groups.json',
      '/session/scopes.json',
    ]) {
      const response = await forum.get(path, 'wrong');

      expect(response.status).toBe(403);
      expect((await response.json()).error_type).toBe('invalid_access');
    }
  });

  it('accepts the user that the key is bound to and no other', async () => {
    const path = '/session/scopes.json';

    const bound = await forum.get(path, KEYS.monitor, {
      'Api-Username': 'System',
    });
    const other = await forum.get(path, KEYS.monitor, {
      'Api-Username': 'ada',
    });

    expect(bound.status).toBe(200);
    expect(other.status).toBe(403);
  });

  it('tells the scopes of each key', async () => {
    const monitor = await forum.get('/session/scopes.json', KEYS.monitor);
    const operate = await forum.get('/session/scopes.json', KEYS.operate);
    const nobody = await forum.get('/session/scopes.json');

    expect(await monitor.json()).toEqual({
      scopes: [expect.objectContaining({ resource: 'global', action: 'read' })],
    });
    expect(await operate.json()).toEqual({ scopes: [] });
    expect(nobody.status).toBe(404);
    expect(await nobody.text()).toBe('');
  });

  it('lets the monitor key read and nothing else', async () => {
    const backup = await forum.send('POST', '/admin/backups.json', {
      key: KEYS.monitor,
      form: 'with_uploads=true',
    });
    const group = await forum.send('PUT', '/groups/41.json', {
      key: KEYS.monitor,
      form: 'group[full_name]=x',
    });

    expect(backup.status).toBe(404);
    expect(group.status).toBe(403);
  });

  it('allows 60 requests a minute over all keys, then says when to come back', async () => {
    for (let count = 0; count < 60; count += 1) {
      const key = count % 2 ? KEYS.monitor : KEYS.operate;
      expect((await forum.get('/about.json', key)).status).toBe(200);
    }
    forum.clock.advance(20_500);
    const refused = await forum.get('/admin/backups.json', KEYS.operate);

    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('discourse-rate-limit-error-code')).toBe(
      'admin_api_key_rate_limit',
    );
    expect(await refused.json()).toEqual({
      errors: [expect.any(String)],
      error_type: 'rate_limit',
      extras: { wait_seconds: 40, time_left: '40 seconds' },
    });
    expect((await forum.get('/about.json')).status).toBe(200);

    forum.clock.advance(40_000);
    expect((await forum.get('/about.json', KEYS.monitor)).status).toBe(200);
  });

  it('refuses a GET with a body', async () => {
    const url = new URL(`${forum.fleet.forumUrl(HOSTNAME)}/about.json`);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = http.request(
        url,
        { method: 'GET', headers: { 'Content-Length': 2 } },
        response => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.on('error', reject);
      request.end('{}');
    });

    expect(status).toBe(413);
  });

  it('answers 404 to a path that is no text', async () => {
    const response = await forum.get('/groups/%ff.json', KEYS.monitor);

    expect(response.status).toBe(404);
  });

  it('refuses writes but not backups while read-only', async () => {
    forum.fleet.setFault(HOSTNAME, 'read-only');

    const status = await forum.get('/srv/status');
    const group = await forum.send('PUT', '/groups/41.json', {
      form: 'group[full_name]=x',
    });
    const backup = await forum.send('POST', '/admin/backups.json', {
      form: 'with_uploads=true',
    });

    expect(status.status).toBe(200);
    expect(status.headers.get('discourse-readonly')).toBe('true');
    expect(group.status).toBe(503);
    expect((await group.json()).error_type).toBe('read_only');
    expect(backup.status).toBe(200);
  });
});
