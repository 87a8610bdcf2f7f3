import {
  HOSTNAME,
  KEYS,
  startTestForum,
  type TestForum,
} from '../__testUtils__/forumCalls';
import type { FaultName } from './faults';

describe('faults of a simulated forum', () => {
  let forum: TestForum;
  beforeEach(async () => {
    forum = await startTestForum({}, { slowMs: 30 });
  });
  afterEach(() => forum.fleet.close());

  const readWith = (fault: FaultName, path = '/admin/version_check.json') => {
    forum.fleet.setFault(HOSTNAME, fault);
    return forum.get(path, KEYS.monitor);
  };

  it.each([
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['rate-limited', 429],
  ] as const)(
    '%s answers %i in JSON and leaves the status page alone',
    async (fault, status) => {
      const response = await readWith(fault);

      expect(response.status).toBe(status);
      expect((await response.json()).errors).toHaveLength(1);
      expect((await readWith(fault, '/srv/status')).status).toBe(200);
    },
  );

  it('rate-limited says when to come back', async () => {
    const response = await readWith('rate-limited');

    expect(response.headers.get('retry-after')).toBe('30');
  });

  it('not-found does not put the blame on the key', async () => {
    const response = await readWith('not-found', '/session/scopes.json');

    expect(response.status).toBe(200);
  });

  it.each([
    ['server-error', 503],
    ['bad-gateway', 502],
    ['html', 200],
  ] as const)(
    '%s answers %i without JSON on every path',
    async (fault, status) => {
      for (const path of ['/srv/status', '/admin/version_check.json']) {
        const response = await readWith(fault, path);

        expect(response.status).toBe(status);
        expect(response.headers.get('content-type')).not.toContain('json');
      }
    },
  );

  it('redirect sends to another host', async () => {
    const response = await readWith('redirect');

    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(
      'https://login.elsewhere.example/',
    );
  });

  it('truncated cuts the JSON in two', async () => {
    const whole = await (await readWith('none')).text();
    const response = await readWith('truncated');
    const half = await response.text();

    expect(response.headers.get('content-type')).toContain('json');
    expect(whole.startsWith(half)).toBe(true);
    expect(() => JSON.parse(half)).toThrow(SyntaxError);
  });

  it('wrong-types keeps the names and changes every type', async () => {
    const stats = await (
      await readWith('wrong-types', '/sidekiq/stats')
    ).json();
    const backups = await (
      await readWith('wrong-types', '/admin/backups.json')
    ).json();

    expect(stats.server_utc_time).toEqual(expect.any(Number));
    expect(stats.sidekiq[0].processed).toEqual(expect.any(String));
    expect(Array.isArray(backups)).toBe(false);
  });

  it('nul-texts keeps the shape and ends texts in NUL', async () => {
    const [{ size, filename, last_modified: time }] = await (
      await readWith('nul-texts', '/admin/backups.json')
    ).json();

    expect(size).toEqual(expect.any(Number));
    expect(filename.endsWith('.tar.gz\u0000')).toBe(true);
    expect(time).toMatch(/Z$/);
  });

  it('huge goes on until the reader hangs up', async () => {
    const response = await readWith('huge');
    const reader = response.body?.getReader();
    let bytes = 0;
    while (bytes < 20_000_000) {
      const chunk = await reader?.read();
      bytes += chunk?.value?.length ?? 0;
      expect(chunk?.done).toBe(false);
    }
    await reader?.cancel();

    expect(bytes).toBeGreaterThanOrEqual(20_000_000);
  });

  it.each(['down'] as const)(
    '%s closes the connection without an answer',
    async fault => {
      await expect(readWith(fault)).rejects.toThrow('fetch failed');
    },
  );

  it('reset breaks off in the middle of an answer', async () => {
    const response = await readWith('reset');

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('hang gives no answer, and ends with the fleet', async () => {
    const pending = readWith('hang').then(
      () => 'answered',
      () => 'broken off',
    );
    while (forum.fleet.requestCount() === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }

    await forum.fleet.close();
    expect(await pending).toBe('broken off');
    forum = await startTestForum();
  });

  it('slow answers what is right, late', async () => {
    const before = performance.now();
    const response = await readWith('slow');

    expect(response.status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(25);
  });

  it('an unreachable forum is down until somebody lifts it', async () => {
    const other = await startTestForum({ scenario: 'unreachable' });

    await expect(other.get('/srv/status')).rejects.toThrow('fetch failed');
    other.fleet.setFault(HOSTNAME, 'none');
    expect((await other.get('/srv/status')).status).toBe(200);
    await other.fleet.close();
  });

  it('drip goes on for ever without being idle', async () => {
    const response = await readWith('drip');
    const reader = response.body?.getReader();

    const chunks = [await reader?.read(), await reader?.read()];
    await reader?.cancel();

    expect(response.status).toBe(200);
    expect(chunks.every(chunk => chunk?.done === false)).toBe(true);
  });
});
