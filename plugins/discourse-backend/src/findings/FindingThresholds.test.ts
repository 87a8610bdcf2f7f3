import { ConfigReader } from '@backstage/config';
import { readFindingThresholds } from './FindingThresholds';

const HOUR_MS = 3_600_000;

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
      restoreProofMs: 180 * 24 * HOUR_MS,
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
