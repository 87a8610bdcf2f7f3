import { startForumFleet } from '@backstage-discourse/discourse-simulator';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { createTestCollector } from '../__testUtils__/collectors';
import { createTestDatabases, initDatabase } from '../__testUtils__/databases';
import { addForums, buildForum } from '../__testUtils__/forums';
import { CollectorTelemetry } from './CollectorTelemetry';

jest.setTimeout(60_000);

const KEY = 'f'.repeat(64);
const MINUTE_MS = 60_000;

describe('CollectorTelemetry', () => {
  const databases = createTestDatabases();
  const stops: Array<() => Promise<unknown>> = [];

  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  it.each(databases.eachSupportedId())(
    'counts collections and problems, and shows how the queue stands, %p',
    async databaseId => {
      const clock = { now: Date.parse('2026-11-21T10:00:00Z') };
      const now = () => clock.now;
      const knex = await initDatabase(databases, databaseId);
      const fleet = await startForumFleet({
        clock: now,
        forums: ['well', 'ill'].map(id => ({
          hostname: `${id}.example`,
          title: id,
          keys: { monitor: KEY },
        })),
      });
      stops.push(() => fleet.close());
      fleet.setFault('ill.example', 'server-error');
      await addForums(
        knex,
        ['well', 'ill'].map(id =>
          buildForum({ id, url: fleet.forumUrl(`${id}.example`) }),
        ),
        { now: clock.now - 3 * MINUTE_MS },
      );
      const metrics = metricsServiceMock.mock();
      const telemetry = new CollectorTelemetry({
        metrics,
        knex,
        staleAfterMs: 5 * MINUTE_MS,
        now,
      });
      const gauges = async () => {
        const values: Record<string, number> = {};
        for (const [index, [name]] of Object.entries(
          metrics.createObservableGauge.mock.calls,
        )) {
          const { value } =
            metrics.createObservableGauge.mock.results[Number(index)];
          const [callback] = value.addCallback.mock.calls[0];
          await callback({
            observe: (figure: number) => {
              values[name] = figure;
            },
          });
        }
        return values;
      };
      const { collector, stop } = createTestCollector({
        knex,
        now,
        telemetry,
        key: KEY,
        logger: mockServices.logger.mock(),
        allowedHosts: [new URL(fleet.url).host],
      });
      stops.push(stop);

      const before = await gauges();
      await collector.collectDue();
      clock.now += 10 * MINUTE_MS;
      const after = await gauges();

      expect(before).toEqual({
        'discourse.queue.due': 2,
        'discourse.queue.claimed': 0,
        'discourse.queue.lag': 180,
        'discourse.forums.stale': 0,
      });
      expect(after).toMatchObject({
        'discourse.queue.due': 2,
        'discourse.forums.stale': 2,
      });
      const [collections, problems] = metrics.createCounter.mock.results.map(
        ({ value }) => value.add.mock.calls,
      );
      expect(collections).toEqual(
        expect.arrayContaining([
          [1, { state: 'fresh' }],
          [1, { state: 'partial' }],
        ]),
      );
      expect(problems).toContainEqual([
        1,
        { part: 'health', kind: 'server-error' },
      ]);
      expect(
        problems.every(
          ([, labels]: [number, object]) =>
            !JSON.stringify(labels).includes('ill'),
        ),
      ).toBe(true);
    },
  );
});
