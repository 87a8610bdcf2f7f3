import {
  PART_NAMES,
  problemKindSchema,
  type ForumParts,
  type SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import { ConfigReader } from '@backstage/config';
import { readFindingThresholds } from './FindingThresholds';
import { evaluateForum } from './evaluateForum';
import { PROBLEM_WORDS } from './problemWords';

const NOW = Date.parse('2026-11-21T10:00:00Z');
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
      ['version-current', iso(NOW)],
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
          params: { missing: ['sidekiq', 'backups'] },
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
