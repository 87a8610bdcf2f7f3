import { ConfigReader } from '@backstage/config';
import { readFindingThresholds } from './FindingThresholds';
import { findBackups } from './findBackups';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const thresholds = readFindingThresholds(new ConfigReader({}));
const HOUR_MS = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

describe('findBackups', () => {
  const judge = (
    ageHours: number | undefined,
    options: {
      running?: boolean;
      knownHours?: number;
      backupsEveryMs?: number;
    } = {},
  ) => {
    const { running = false, knownHours = 1000, backupsEveryMs } = options;
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
      {
        thresholds,
        knownSinceMs: NOW - knownHours * HOUR_MS,
        backupsEveryMs,
        now: NOW,
      },
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

  it('expects them as often as the spec of the forum asks for them', () => {
    const weekly = { backupsEveryMs: 7 * 24 * HOUR_MS };

    expect(judge(191, weekly)[0]).toMatch(/^ok backup-fresh/);
    expect(judge(193, weekly)[0]).toMatch(/^warning backup-late/);
    expect(judge(385, weekly)[0]).toMatch(/^critical backup-late/);
    expect(judge(undefined, { ...weekly, knownHours: 100 })).toEqual([
      'info backup-none: There is no backup yet',
    ]);
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
