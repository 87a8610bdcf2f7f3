import fc from 'fast-check';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { goldenForum } from '../__testUtils__/goldenForums';
import { buildQuota } from '../namespace/buildQuota';
import { discoursePodSize } from './podSize';
import { quantityBytes } from './quantity';
import { resolveSizing } from './resolveSizing';
import { summarizeForum } from './summarizeForum';

const GIB = 1024 ** 3;

describe('discoursePodSize', () => {
  it('never goes below what one worker and one Sidekiq process survive with', () => {
    const { memoryLimitMi } = discoursePodSize({ workers: 1, sidekiqs: 0 });

    expect(memoryLimitMi).toBeGreaterThanOrEqual(2048);
  });

  it('leaves room for image processing where jobs run', () => {
    const { memoryRequestMi, memoryLimitMi } = discoursePodSize({
      workers: 2,
      sidekiqs: 1,
    });

    expect(memoryLimitMi - memoryRequestMi).toBeGreaterThanOrEqual(1024);
  });
});

describe('resolveSizing', () => {
  it('gives PostgreSQL a connection for every pool of a rollout', () => {
    fc.assert(
      fc.property(forumSpecs, forum => {
        const { web, pools, database, databasePool } = resolveSizing(forum);
        const web1 = (web.maxReplicas + 1) * (web.workers + web.sidekiqs);
        const sidekiq1 = pools.reduce(
          (sum, pool) => sum + (pool.maxReplicas + 1) * (pool.workers + 1),
          0,
        );

        expect(database.maxConnections).toBeGreaterThanOrEqual(
          (web1 + sidekiq1) * databasePool,
        );
      }),
    );
  });

  it('runs jobs in exactly one kind of pod', () => {
    const unified = resolveSizing(goldenForum('unified-small'));
    const separate = resolveSizing(goldenForum('separate-large'));

    expect(unified.web.sidekiqs).toBe(1);
    expect(unified.pools).toEqual([]);
    expect(separate.web.sidekiqs).toBe(0);
    expect(separate.pools.map(({ replicas }) => replicas)).toEqual([3]);
  });
});

describe('buildQuota', () => {
  it('has room for the forum with a rollout going on', () => {
    fc.assert(
      fc.property(forumSpecs, forum => {
        const sizing = resolveSizing(forum);
        const quota = buildQuota(sizing, {
          isRecovered: false,
          restoreProof: true,
        });
        const { totals } = summarizeForum(forum);

        expect(parseInt(quota['requests.cpu'], 10)).toBeGreaterThanOrEqual(
          totals.cpuMillis + sizing.web.pod.cpuMillis + sizing.job.cpuMillis,
        );
        expect(quantityBytes(quota['requests.memory'])).toBeGreaterThan(
          totals.memoryBytes,
        );
        expect(quantityBytes(quota['requests.storage'])).toBeGreaterThan(
          totals.storageBytes,
        );
      }),
    );
  });

  it('has room for the database that a recovery left', () => {
    fc.assert(
      fc.property(forumSpecs, forum => {
        const sizing = resolveSizing(forum);
        const { instances } = sizing.database;
        const [before, after] = [false, true].map(isRecovered =>
          buildQuota(sizing, { isRecovered, restoreProof: true }),
        );
        const more = (name: string) =>
          parseInt(after[name], 10) - parseInt(before[name], 10);

        expect(more('pods')).toBe(instances);
        expect(more('persistentvolumeclaims')).toBe(2 * instances);
        expect(
          quantityBytes(after['requests.storage']) -
            quantityBytes(before['requests.storage']),
        ).toBe(
          instances *
            (quantityBytes(sizing.database.storage) +
              quantityBytes(sizing.database.walStorage)),
        );
      }),
    );
  });
});

describe('summarizeForum', () => {
  it('adds up what the pods request', () => {
    expect(summarizeForum(goldenForum('unified-small'))).toEqual({
      web: {
        replicas: 1,
        workers: 2,
        cpuMillis: 750,
        memoryBytes: 2304 * 1024 ** 2,
      },
      sidekiq: {
        mode: 'unified',
        replicas: 0,
        threads: 5,
        cpuMillis: 0,
        memoryBytes: 0,
      },
      database: {
        instances: 1,
        storageBytes: 12 * GIB,
        cpuMillis: 300,
        memoryBytes: 1152 * 1024 ** 2,
      },
      valkey: {
        storageBytes: 2 * GIB,
        cpuMillis: 60,
        memoryBytes: 576 * 1024 ** 2,
      },
      totals: {
        cpuMillis: 1110,
        memoryBytes: 4032 * 1024 ** 2,
        storageBytes: 14 * GIB,
      },
    });
  });
});
