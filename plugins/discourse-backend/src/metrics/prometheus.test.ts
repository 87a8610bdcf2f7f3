import { createServer } from 'node:http';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum, buildOutcome } from '../__testUtils__/forums';
import { listen } from '../__testUtils__/listen';
import { claimDueForums } from '../store/claimDueForums';
import { saveOutcomes } from '../store/saveOutcomes';
import { ForumHistory } from './ForumHistory';
import { PrometheusMetricSource } from './PrometheusMetricSource';

jest.setTimeout(60_000);

const NOW = Date.parse('2026-11-21T10:00:30Z');
const MINUTE_MS = 60_000;
const TOKEN = 'prometheus-token';

const matrix = (...series: Array<Array<[number, string]>>) => ({
  status: 'success',
  data: {
    resultType: 'matrix',
    result: series.map(values => ({ metric: {}, values })),
  },
});

describe('History from Prometheus', () => {
  const databases = createTestDatabases();
  const stops: Array<() => Promise<unknown>> = [];

  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  async function startPrometheus(
    answer: (query: URLSearchParams) => { status?: number; body: unknown },
  ) {
    const requests: Array<{ path: string; authorization?: string }> = [];
    const server = createServer((req, res) => {
      const url = new URL(req.url ?? '/', 'http://prometheus');
      const { authorization } = req.headers;
      requests.push({ path: url.pathname, authorization });
      const { status = 200, body } = answer(url.searchParams);
      const location = '/elsewhere';
      res.writeHead(status, { 'Content-Type': 'application/json', location });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    const port = await listen(server);
    stops.push(() => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    });
    return { url: `http://127.0.0.1:${port}/prefix/`, requests };
  }

  async function setUp(
    databaseId: Parameters<typeof initDatabase>[1],
    prometheus: { url: string; forums?: string[] },
  ) {
    const knex = await initDatabase(databases, databaseId);
    await addForums(knex, [buildForum({ id: 'acme' })], { now: 0 });
    const at = NOW - 2 * MINUTE_MS;
    await claimDueForums({ knex, limit: 1, leaseMs: 1, ticket: 't', now: at });
    await saveOutcomes({
      knex,
      outcomes: [
        buildOutcome({
          forumId: 'acme',
          ticket: 't',
          collectedAtMs: at,
          sample: {
            at: new Date(at).toISOString(),
            enqueued: 1,
            busy: 2,
            retries: 3,
            dead: 4,
            defaultLatencySeconds: 5,
            processed: 600,
            failed: 7,
          },
        }),
      ],
    });
    const source = PrometheusMetricSource.fromConfig(
      new ConfigReader({
        discourse: { prometheus: { token: TOKEN, ...prometheus } },
      }),
    );
    const logger = mockServices.logger.mock();
    const history = new ForumHistory({
      knex,
      sources: source ? [source] : [],
      logger,
      now: () => NOW,
    });
    return { history, logger };
  }

  const seconds = (minutesAgo: number) =>
    (Math.floor(NOW / MINUTE_MS) * MINUTE_MS) / 1000 - minutesAgo * 60;

  it.each(databases.eachSupportedId())(
    'is what it has, completed by what only the portal knows, %p',
    async databaseId => {
      const queries: string[] = [];
      const { url, requests } = await startPrometheus(params => {
        const query = params.get('query') ?? '';
        queries.push(query);
        return {
          body: query.includes('latency')
            ? matrix([[seconds(1), '12.34']])
            : matrix([
                [seconds(2), '120'],
                [seconds(1), 'NaN'],
                [seconds(0), '80'],
              ]),
        };
      });
      const { history } = await setUp(databaseId, { url });

      const page = await history.list('acme', '1h');

      const others = {
        busy: 2,
        retries: 3,
        dead: 4,
        processed: 600,
        failed: 7,
      };
      expect(page).toEqual({
        source: 'prometheus',
        unknown: [],
        items: [
          {
            ...others,
            at: '2026-11-21T09:58:00.000Z',
            enqueued: 120,
            defaultLatencySeconds: 5,
          },
          {
            ...others,
            at: '2026-11-21T10:00:00.000Z',
            enqueued: 80,
            defaultLatencySeconds: 5,
          },
        ],
      });
      expect(queries.sort()).toEqual([
        'max(discourse_sidekiq_queue_latency_seconds{namespace="acme",queue="default"})',
        'sum(max by (queue) (discourse_sidekiq_jobs_enqueued{namespace="acme"}))',
      ]);
      expect(requests[0]).toEqual({
        path: '/prefix/api/v1/query_range',
        authorization: `Bearer ${TOKEN}`,
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'is the own one for a forum that it does not scrape, %p',
    async databaseId => {
      const { url, requests } = await startPrometheus(() => ({
        body: matrix(),
      }));
      const { history } = await setUp(databaseId, { url, forums: ['other'] });

      const page = await history.list('acme', '1h');

      expect(page).toMatchObject({
        source: 'portal',
        items: [{ enqueued: 1, busy: 2 }],
      });
      expect(requests).toEqual([]);
    },
  );

  it.each([
    ['an error', { status: 503, body: {} }],
    ['a redirect', { status: 302, body: {} }],
    ['a page', { body: '<html>' }],
    ['another shape', { body: { status: 'success', data: [] } }],
    ['several series', { body: matrix([[1, '1']], [[1, '2']]) }],
  ])('is the own one while it answers with %s', async (_what, answer) => {
    const { url, requests } = await startPrometheus(() => answer);
    const { history, logger } = await setUp('SQLITE_3', { url });

    const page = await history.list('acme', '1h');

    expect(page).toMatchObject({ source: 'portal', items: [{ enqueued: 1 }] });
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(TOKEN);
    expect(requests.every(({ path }) => path.startsWith('/prefix/'))).toBe(
      true,
    );
  });

  it.each([
    [{ url: 'ftp://x' }, 'discourse.prometheus.url'],
    [{ url: 'https://user:secret@x' }, 'discourse.prometheus.url'],
    [{ url: 'https://x', selector: 'a="b"' }, 'discourse.prometheus.selector'],
    [
      { url: 'https://x', selector: '} or vector(1) or a{b="{id}"' },
      'discourse.prometheus.selector',
    ],
  ])('refuses the configuration %j', (prometheus, message) => {
    expect(() =>
      PrometheusMetricSource.fromConfig(
        new ConfigReader({ discourse: { prometheus } }),
      ),
    ).toThrow(message);
  });
});
