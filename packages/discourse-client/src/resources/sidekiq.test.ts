import {
  catchError,
  json,
  startTestServer,
  type TestServer,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

const SIDEKIQ = {
  processed: 1_000_000,
  failed: 12,
  busy: 3,
  processes: 1,
  enqueued: 15,
  scheduled: 4,
  retries: 2,
  dead: 1,
  default_latency: 0.53,
};

describe('sidekiq', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it('reads the figures', async () => {
    server.answer(
      json({
        sidekiq: SIDEKIQ,
        redis: { redis_version: '7.4.1', store_name: 'valkey' },
        server_utc_time: '10:00:00 UTC',
      }),
    );

    await expect(forum.readSidekiqStats()).resolves.toEqual({
      processed: 1_000_000,
      failed: 12,
      busy: 3,
      processes: 1,
      enqueued: 15,
      scheduled: 4,
      retries: 2,
      dead: 1,
      defaultLatencySeconds: 0.53,
      redisVersion: '7.4.1',
    });
    expect(server.requests[0].url).toBe('/sidekiq/stats');
  });

  it('takes an age below zero, from a clock that runs ahead, as none', async () => {
    server.answer(json({ sidekiq: { ...SIDEKIQ, default_latency: -0.2 } }));

    await expect(forum.readSidekiqStats()).resolves.toMatchObject({
      defaultLatencySeconds: 0,
      redisVersion: undefined,
    });
  });

  it.each([
    ['enqueued', '15'],
    ['enqueued', -1],
    ['enqueued', 1e15 + 1],
    ['busy', 1.5],
    ['dead', null],
    ['default_latency', '0.53'],
    ['default_latency', 1e300],
  ])('is exact about %s and refuses %j', async (name, value) => {
    server.answer(json({ sidekiq: { ...SIDEKIQ, [name]: value } }));

    const error = await catchError(forum.readSidekiqStats());

    expect(error).toMatchObject({
      kind: 'unexpected-shape',
      field: `sidekiq.${name}`,
    });
  });

  it('reads queues of any names', async () => {
    server.answer(json({ critical: 0, default: 12, ultra_low: 0 }));

    await expect(forum.readSidekiqQueues()).resolves.toEqual({
      queues: { critical: 0, default: 12, ultra_low: 0 },
    });
    expect(server.requests[0].url).toBe('/sidekiq/stats/queues');
  });

  it('refuses a queue whose length is none', async () => {
    server.answer(json({ default: 12, low: 'many' }));

    const error = await catchError(forum.readSidekiqQueues());

    expect(error).toMatchObject({ kind: 'unexpected-shape', field: 'low' });
  });
});
