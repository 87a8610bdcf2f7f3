import fc from 'fast-check';
import { scenarios, type ScenarioName } from '../scenarios';
import { readBackups } from './readBackups';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 20, 12);

function subject(
  scenario: ScenarioName,
  changes: { createdAt?: number; backupFrequencyDays?: number } = {},
) {
  return {
    title: 'Acme Community!',
    seed: 3,
    createdAt: NOON - 200 * DAY,
    scenario: scenarios[scenario],
    backupFrequencyDays: 1,
    maximumBackups: 5,
    ...changes,
  };
}

describe('readBackups', () => {
  it('lists the newest first, named by title and time, as many as are kept', () => {
    const { files, running } = readBackups(subject('healthy'), {
      manual: [],
      at: NOON,
    });

    expect(running).toBe(false);
    expect(files).toHaveLength(5);
    expect(files[0]?.filename).toMatch(
      /^acme-community-2026-11-20-03\d{4}-v\d{14}\.tar\.gz$/,
    );
    expect(files[4]?.filename).toContain('2026-11-16');
  });

  it('keeps the days between two backups that the forum asks for', () => {
    const { files } = readBackups(
      subject('healthy', { backupFrequencyDays: 7 }),
      { manual: [], at: NOON },
    );
    const days = files.map(file =>
      Math.floor(Date.parse(file.last_modified) / DAY),
    );

    expect(days.slice(1).map((day, index) => (days[index] ?? 0) - day)).toEqual(
      [7, 7, 7, 7],
    );
  });

  it('says that a backup runs before its file is there', () => {
    const manual = [{ startedAt: NOON, durationMs: 6_000, withUploads: false }];

    const during = readBackups(subject('no-backups'), {
      manual,
      at: NOON + 5_999,
    });
    const after = readBackups(subject('no-backups'), {
      manual,
      at: NOON + 6_000,
    });

    expect(during).toEqual({ files: [], running: true });
    expect(after.running).toBe(false);
    expect(after.files.map(file => file.filename)).toEqual([
      expect.stringMatching(/2026-11-20-120000-v\d+\.sql\.gz$/),
    ]);
  });

  it('is nine days late in the scenario of late backups', () => {
    const { files } = readBackups(subject('late-backups'), {
      manual: [],
      at: NOON,
    });

    expect(files[0]?.filename).toContain('2026-11-11');
  });

  it('gives a new forum its first backup within half a minute', () => {
    const fresh = subject('new', { createdAt: NOON });

    expect(readBackups(fresh, { manual: [], at: NOON }).files).toEqual([]);
    expect(
      readBackups(fresh, { manual: [], at: NOON + 30_000 }).files,
    ).toHaveLength(1);
  });

  it('never lists more than are kept, in order, and none of the future', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * DAY }),
        fc.integer({ min: 1, max: 30 }),
        (age, backupFrequencyDays) => {
          const at = NOON - 200 * DAY + age;
          const { files } = readBackups(
            subject('healthy', { backupFrequencyDays }),
            { manual: [], at },
          );
          const times = files.map(file => Date.parse(file.last_modified));

          expect(files.length).toBeLessThanOrEqual(5);
          expect(times).toEqual([...times].sort((a, b) => b - a));
          expect(Math.max(0, ...times)).toBeLessThanOrEqual(at);
        },
      ),
    );
  });
});
