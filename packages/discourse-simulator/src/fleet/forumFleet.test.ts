import { deploymentDataSchema } from '@backstage-discourse/plugin-discourse-common';
import {
  HOSTNAME,
  KEYS,
  startTestForum,
  type TestForum,
} from '../__testUtils__/forumCalls';
import { startForumFleet } from './startForumFleet';

describe('a simulated forum', () => {
  let forum: TestForum;
  beforeEach(async () => {
    forum = await startTestForum();
  });
  afterEach(() => forum.fleet.close());

  it('marks every answer as simulated, faults and unknown hosts included', async () => {
    const status = await forum.get('/srv/status');
    forum.fleet.setFault(HOSTNAME, 'bad-gateway');
    const fault = await forum.get('/srv/status');
    const unknown = await fetch(`${forum.fleet.url}/nobody.example/about.json`);

    expect(await status.text()).toBe('ok');
    expect(fault.status).toBe(502);
    expect(unknown.status).toBe(404);
    for (const response of [status, fault, unknown]) {
      expect(response.headers.get('x-simulated')).toBe('true');
    }
  });

  it('tells its version, problems, settings and plugins to the monitor key', async () => {
    const version = await forum.get('/admin/version_check.json', KEYS.monitor);
    const problems = await forum.get(
      '/admin/dashboard/problems.json',
      KEYS.monitor,
    );
    const settings = await forum.get('/admin/site_settings.json', KEYS.monitor);
    const plugins = await forum.get('/admin/plugins.json', KEYS.monitor);

    expect(await version.json()).toMatchObject({
      installed_version: '2026.10.0',
      latest_version: '2026.10.0',
      missing_versions_count: 0,
      critical_updates: false,
      installed_sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      updated_at: '2026-11-20T03:00:00.000Z',
    });
    expect(version.headers.get('x-discourse-route')).toBe(
      'admin/versions/show',
    );
    expect(version.headers.get('x-discourse-username')).toBe('system');
    expect(await problems.json()).toEqual({ problems: [] });
    expect((await settings.json()).site_settings).toContainEqual(
      expect.objectContaining({ setting: 'backup_frequency', value: '1' }),
    );
    expect((await plugins.json()).plugins[0]).toMatchObject({
      id: 'discourse-solved',
      enabled_setting: 'solved_enabled',
    });
  });

  it('gives the figures of Sidekiq without the headers of a controller', async () => {
    const stats = await forum.get('/sidekiq/stats', KEYS.monitor);
    const queues = await forum.get('/sidekiq/stats/queues', KEYS.monitor);

    expect(stats.headers.get('cache-control')).toBe('private, no-store');
    expect(stats.headers.has('x-discourse-route')).toBe(false);
    expect(await stats.json()).toEqual({
      sidekiq: {
        processed: expect.any(Number),
        failed: expect.any(Number),
        busy: expect.any(Number),
        processes: expect.any(Number),
        enqueued: expect.any(Number),
        scheduled: expect.any(Number),
        retries: expect.any(Number),
        dead: expect.any(Number),
        default_latency: expect.any(Number),
      },
      redis: expect.objectContaining({ redis_version: '8.1.4' }),
      server_utc_time: '12:00:00 UTC',
    });
    expect(Object.keys(await queues.json())).toEqual([
      'critical',
      'default',
      'low',
      'ultra_low',
    ]);
  });

  it('answers about and basic info to everybody', async () => {
    const about = await (await forum.get('/about.json')).json();
    const info = await (await forum.get('/site/basic-info.json')).json();

    expect(about.about).toMatchObject({
      title: 'Acme Community',
      version: '2026.10.0',
      stats: expect.objectContaining({ users_count: 180 }),
    });
    expect(info).toMatchObject({
      title: 'Acme Community',
      login_required: false,
    });
  });

  it('shows a page that says what it is to a browser', async () => {
    const response = await fetch(`${forum.fleet.forumUrl(HOSTNAME)}/`);
    const html = await response.text();

    expect(response.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('This is a simulated forum');
    expect(html).toContain('Acme Community');
    expect(html).toContain('content="Discourse 2026.10.0');
  });

  it('answers with a page where neither suffix nor Accept asks for JSON', async () => {
    const response = await forum.get('/about', undefined, {
      Accept: 'text/html',
    });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('gives the same bytes for the same seed and time, and moves on with it', async () => {
    const other = await startTestForum();
    const paths = [
      '/sidekiq/stats',
      '/admin/backups.json',
      '/groups.json',
      '/groups/beta_testers/members.json?requesters=true',
      '/about.json',
    ];
    const read = (from: TestForum) =>
      Promise.all(
        paths.map(async path => (await from.get(path, KEYS.monitor)).text()),
      );

    const first = await read(forum);
    expect(await read(other)).toEqual(first);
    other.clock.advance(60_000);
    expect(await read(other)).not.toEqual(first);
    await other.fleet.close();
  });

  it('refuses a host name that is taken or malformed', () => {
    const add = (hostname: string) => () =>
      forum.fleet.addForum({ hostname, title: 'Again' });

    expect(add(HOSTNAME)).toThrow(/exists already/);
    expect(add('../etc')).toThrow(/must be a lower case DNS name/);
    expect(add('Big.example')).toThrow(/must be a lower case DNS name/);
    expect(add('_simulator')).toThrow(/must be a lower case DNS name/);
    expect(add('')).toThrow(/must be a lower case DNS name/);
  });

  it('counts requests by forum and in all', async () => {
    await forum.get('/srv/status');
    await forum.get('/about.json');

    expect(forum.fleet.requestCount(HOSTNAME)).toBe(2);
    expect(forum.fleet.requestCount()).toBe(2);
    expect(forum.fleet.probeCount(HOSTNAME)).toBe(1);
  });

  it('says in a sentence that its port is taken', async () => {
    const port = Number(new URL(forum.fleet.url).port);

    await expect(startForumFleet({ port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another program; stop it or choose another port`,
    );
  });
});

describe('the control API', () => {
  let forum: TestForum;
  beforeEach(async () => {
    forum = await startTestForum();
  });
  afterEach(() => forum.fleet.close());

  const setFault = (body: unknown, hostname = HOSTNAME) =>
    fetch(`${forum.fleet.url}/_simulator/forums/${hostname}/fault`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('lists the forums without their keys', async () => {
    const response = await fetch(`${forum.fleet.url}/_simulator/forums`);
    const text = await response.text();

    expect(JSON.parse(text).items).toEqual([
      expect.objectContaining({
        hostname: HOSTNAME,
        scenario: 'healthy',
        fault: 'none',
        version: '2026.10.0',
      }),
    ]);
    expect(text).not.toContain(KEYS.monitor);
    expect(text).not.toContain(KEYS.operate);
  });

  it('tells how a forum is deployed, and that it is simulated', async () => {
    const name = HOSTNAME.split('.')[0];
    const read = (id: string) =>
      fetch(`${forum.fleet.url}/_simulator/deployments/${id}`);

    const deployment = deploymentDataSchema.parse(
      await (await read(name)).json(),
    );

    expect(deployment).toMatchObject({ simulated: true, namespace: name });
    expect(deployment.pods.every(({ ready }) => ready)).toBe(true);
    expect((await read('nobody')).status).toBe(404);
  });

  it('switches a fault on and off', async () => {
    expect((await setFault({ fault: 'forbidden' })).status).toBe(200);
    expect(forum.fleet.getFault(HOSTNAME)).toBe('forbidden');
    expect((await forum.get('/about.json')).status).toBe(403);

    await setFault({ fault: 'none' });
    expect((await forum.get('/about.json')).status).toBe(200);
  });

  it('names the possible faults when it is given another', async () => {
    const response = await setFault({ fault: 'explode' });

    expect(response.status).toBe(400);
    expect((await response.json()).error).toContain('rate-limited');
    expect((await setFault({ fault: 'none' }, 'nobody.example')).status).toBe(
      404,
    );
  });
});
