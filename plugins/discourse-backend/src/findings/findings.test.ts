import {
  PART_NAMES,
  problemKindSchema,
  type ForumParts,
  type ForumSample,
  type SidekiqData,
  type VersionData,
} from '@backstage-discourse/plugin-discourse-common';
import { ConfigReader } from '@backstage/config';
import { evaluateForum } from './evaluateForum';
import { findBackups } from './findBackups';
import { readFindingThresholds } from './FindingThresholds';
import { findSidekiq } from './findSidekiq';
import { findVersion } from './findVersion';
import { PROBLEM_WORDS } from './problemWords';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const thresholds = readFindingThresholds(new ConfigReader({}));
const iso = (ms: number) => new Date(ms).toISOString();

const idle: SidekiqData = {
  enqueued: 0,
  busy: 0,
  processes: 1,
  retries: 0,
  dead: 0,
  scheduled: 0,
  processed: 1000,
  failed: 0,
  defaultLatencySeconds: 0,
  queues: {},
};

describe('findVersion', () => {
  const judge = (data: VersionData) =>
    findVersion(data, { thresholds, now: NOW }).map(
      ({ id, severity, title }) => `${severity} ${id}: ${title}`,
    );

  it.each<[VersionData, string[]]>([
    [
      { installed: '2026.9.2', latest: '2026.9.2', missingVersions: 0 },
      [
        'info version-support-ending: Support of 2026.9.2 ends on 2026-11-24',
        'ok version-current: Version 2026.9.2 is up to date',
      ],
    ],
    [
      { installed: '2026.7.1', latest: '2026.9.2' },
      ['ok version-behind: Version 2026.7.1 is an extended support release'],
    ],
    [
      { installed: '2026.8.0' },
      [
        'warning version-out-of-support: Version 2026.8.0 is out of support since 2026-10-27',
        'info version-behind: Version 2026.8.0 is 1 release behind',
      ],
    ],
    [
      { installed: 'v2025.11.0' },
      [
        'critical version-out-of-support: Version v2025.11.0 is out of support since 2026-01-28',
        'info version-behind: Version v2025.11.0 is 10 releases behind',
      ],
    ],
    [
      { installed: '3.5.0.beta2', latest: '2026.9.0', missingVersions: 14 },
      [
        'critical version-out-of-support: Version 3.5.0.beta2 is of an old line without support',
        'info version-behind: Version 3.5.0.beta2 is 14 releases behind',
      ],
    ],
    [
      { installed: '2026.11.0-latest', latest: '2026.11.0-latest' },
      ['ok version-current: Version 2026.11.0-latest is up to date'],
    ],
    [
      { installed: '2026.11.0', latest: '2026.11.1', criticalUpdates: true },
      [
        'critical version-security-update: A security update for 2026.11.0 is available',
        'info version-behind: Version 2026.11.0 is 1 release behind',
      ],
    ],
    [
      { installed: 'unknown' },
      ['info version-unknown: The installed version has an unknown form'],
    ],
  ])('judges %j', (data, expected) => {
    expect(judge(data)).toEqual(expected);
  });
});

describe('findSidekiq', () => {
  /** Samples a minute apart that end with the given one. */
  const trend = (points: Array<[enqueued: number, processed: number]>) =>
    points.map(
      ([enqueued, processed], index): ForumSample => ({
        at: iso(NOW - (points.length - 1 - index) * MINUTE_MS),
        enqueued,
        busy: 1,
        retries: 0,
        dead: 0,
        defaultLatencySeconds: 0,
        processed,
        failed: 0,
      }),
    );
  const judge = (
    data: Partial<SidekiqData>,
    points: Array<[enqueued: number, processed: number]> = [],
  ) =>
    findSidekiq(
      { ...idle, ...data },
      { thresholds, samples: trend(points) },
    ).map(({ id, severity, title }) => `${severity} ${id}: ${title}`);

  it.each<[string, Partial<SidekiqData>, Array<[number, number]>, string]>([
    ['an empty queue', {}, [], 'ok sidekiq-idle: No jobs are waiting'],
    [
      'a few jobs',
      { enqueued: 12 },
      [],
      'ok sidekiq-fine: 12 jobs waiting, nothing unusual',
    ],
    [
      'no process',
      { enqueued: 1, processes: 0 },
      [],
      'critical sidekiq-no-workers: No Sidekiq process is running, 1 job waiting',
    ],
    [
      'many jobs without history',
      { enqueued: 12_480 },
      [[12_480, 0]],
      'warning sidekiq-backlog: 12,480 jobs waiting, too early to say whether it drains',
    ],
    [
      'a queue that drains',
      { enqueued: 7000 },
      [
        [9000, 0],
        [8000, 1000],
        [7000, 2000],
      ],
      'info sidekiq-draining: 7,000 jobs waiting, draining: about 7 minutes left',
    ],
    [
      'a queue that grows',
      { enqueued: 3000 },
      [
        [1000, 0],
        [2000, 10],
        [3000, 20],
      ],
      'warning sidekiq-growing: 3,000 jobs waiting and growing by 1,000 a minute',
    ],
    [
      'a huge queue that grows',
      { enqueued: 60_000 },
      [
        [50_000, 0],
        [60_000, 10],
      ],
      'critical sidekiq-growing: 60,000 jobs waiting and growing by 10,000 a minute',
    ],
    [
      'a queue that stays',
      { enqueued: 5000 },
      [
        [5000, 0],
        [5001, 900],
        [5000, 1800],
      ],
      'warning sidekiq-not-draining: 5,000 jobs waiting, not getting fewer',
    ],
    [
      'jobs of which none is finished',
      { enqueued: 3 },
      [
        [3, 77],
        [3, 77],
        [3, 77],
      ],
      'critical sidekiq-stuck: Sidekiq is stuck: 3 jobs waiting, none finished',
    ],
    [
      'a stall that began a while after the last finished job',
      { enqueued: 3 },
      [
        [9, 10],
        [3, 77],
        [3, 77],
        [3, 77],
      ],
      'critical sidekiq-stuck: Sidekiq is stuck: 3 jobs waiting, none finished',
    ],
    [
      'a job after a time without any',
      { enqueued: 3 },
      [
        [0, 77],
        [0, 77],
        [0, 77],
        [3, 77],
      ],
      'ok sidekiq-fine: 3 jobs waiting, nothing unusual',
    ],
    [
      'a burst that drains by now',
      { enqueued: 8000 },
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [13000, 100],
        [12000, 200],
        [11000, 300],
        [10000, 400],
        [9000, 500],
        [8000, 600],
      ],
      'info sidekiq-draining: 8,000 jobs waiting, draining: about 8 minutes left',
    ],
    [
      'a counter that began anew',
      { enqueued: 3 },
      [
        [3, 77],
        [3, 5],
        [3, 5],
      ],
      'ok sidekiq-fine: 3 jobs waiting, nothing unusual',
    ],
  ])('judges %s', (_, data, points, expected) => {
    expect(judge(data, points)).toEqual([expected]);
  });

  it('takes few but old jobs for a backlog', () => {
    expect(judge({ enqueued: 3, defaultLatencySeconds: 301 })[0]).toContain(
      'sidekiq-backlog',
    );
  });

  it('mentions dead jobs besides', () => {
    expect(judge({ dead: 50, retries: 1 })).toEqual([
      'ok sidekiq-idle: No jobs are waiting',
      'warning sidekiq-dead-jobs: 50 jobs failed for good',
    ]);
  });
});

describe('findBackups', () => {
  const judge = (
    ageHours: number | undefined,
    options: { running?: boolean; knownHours?: number } = {},
  ) => {
    const { running = false, knownHours = 1000 } = options;
    const items =
      ageHours === undefined
        ? []
        : [
            {
              filename: 'a.tar.gz',
              sizeBytes: 1,
              createdAt: iso(NOW - ageHours * HOUR_MS),
            },
          ];
    return findBackups(
      { items, running },
      { thresholds, knownSinceMs: NOW - knownHours * HOUR_MS, now: NOW },
    ).map(({ id, severity, title }) => `${severity} ${id}: ${title}`);
  };

  it('tells fresh from late, running and none', () => {
    expect(judge(5)).toEqual([
      'ok backup-fresh: The newest backup is 5 hours old',
    ]);
    expect(judge(48)).toEqual([
      'ok backup-fresh: The newest backup is 2 days old',
    ]);
    expect(judge(49)).toEqual([
      'warning backup-late: The newest backup is 2 days old',
    ]);
    expect(judge(97)[0]).toMatch(/^critical backup-late/);
    expect(judge(5, { running: true })[1]).toMatch(/^info backup-running/);
    expect(judge(undefined)).toEqual([
      'critical backup-none: There is no backup',
    ]);
    expect(judge(undefined, { knownHours: 1 })).toEqual([
      'info backup-none: There is no backup yet',
    ]);
    expect(judge(-1)[0]).toMatch(/^ok backup-fresh/);
  });

  it('dates a late backup from when it was due', () => {
    const [late] = findBackups(
      {
        items: [
          {
            filename: 'a',
            sizeBytes: 1,
            createdAt: iso(NOW - 50 * HOUR_MS),
          },
        ],
        running: false,
      },
      { thresholds, knownSinceMs: 0, now: NOW },
    );

    expect(late.since).toBe(iso(NOW - 2 * HOUR_MS));
  });
});

describe('evaluateForum', () => {
  const well: ForumParts = {
    health: { data: { ok: true, readOnly: false, responseMs: 3 } },
    version: { data: { installed: '2026.7.0' } },
    sidekiq: { data: idle },
    backups: { data: { items: [], running: false } },
    groups: { data: { items: [], truncated: true } },
  };
  const evaluate = (
    parts: ForumParts,
    since: ReadonlyMap<string, string> = new Map(),
  ) =>
    evaluateForum({
      parts,
      samples: [],
      thresholds,
      knownSinceMs: 0,
      since,
      now: NOW,
    });

  it('puts the worst first and dates new findings now', () => {
    const findings = evaluate(well, new Map([['health-ok', iso(0)]]));

    expect(findings.map(each => [each.id, each.since])).toEqual([
      ['backup-none', iso(NOW)],
      ['health-ok', iso(0)],
      ['version-behind', iso(NOW)],
      ['sidekiq-idle', iso(NOW)],
      ['groups-readable', iso(NOW)],
    ]);
  });

  it.each(problemKindSchema.options)(
    'explains %s once, with what to do, and judges no old data',
    kind => {
      const problem = { kind, message: 'Because.', since: iso(0) };
      const parts: ForumParts = {
        ...well,
        sidekiq: { ...well.sidekiq, problem },
        backups: { ...well.backups, problem },
      };

      const findings = evaluate(parts);

      expect(findings.filter(each => each.id === `access-${kind}`)).toEqual([
        {
          id: `access-${kind}`,
          part: 'sidekiq',
          since: iso(0),
          ...PROBLEM_WORDS[kind],
          detail: 'Because. Not read: Sidekiq and backups.',
        },
      ]);
      expect(findings.map(each => each.id)).not.toContain('backup-none');
    },
  );

  it('is never empty, even if nothing could be read', () => {
    const problem = {
      kind: 'unreachable',
      message: 'x',
      since: iso(0),
    } as const;
    const findings = evaluate({
      health: { problem },
      version: { problem },
      sidekiq: { problem },
      backups: { problem },
      groups: { problem },
    });

    expect(findings).toHaveLength(1);
    expect(findings[0].part).toBe(PART_NAMES[0]);
  });
});

describe('readFindingThresholds', () => {
  it('reads durations and counts, and follows the backup frequency', () => {
    const read = readFindingThresholds(
      new ConfigReader({
        discourse: {
          findings: {
            sidekiq: { backlog: 7 },
            backups: { frequency: { hours: 6 } },
          },
        },
      }),
    );

    expect(read.sidekiq.backlog).toBe(7);
    expect(read.backups).toEqual({
      frequencyMs: 6 * HOUR_MS,
      graceMs: 6 * HOUR_MS,
    });
  });

  it('names the setting that makes no sense', () => {
    const read = () =>
      readFindingThresholds(
        new ConfigReader({
          discourse: { findings: { sidekiq: { deadJobs: 0 } } },
        }),
      );

    expect(read).toThrow('discourse.findings.sidekiq.deadJobs');
  });
});
