import { ConfigReader } from '@backstage/config';
import { readFindingThresholds } from './FindingThresholds';
import { evaluateForum } from './evaluateForum';
import type { ForumFacts } from './ForumFacts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 24 * 3_600_000;
const thresholds = readFindingThresholds(new ConfigReader({}));
const daysAgo = (days: number) => new Date(NOW - days * DAY_MS).toISOString();

const certificate = (days: number, ready = true) => ({
  name: 'forum-tls',
  ready,
  notAfter: daysAgo(-days),
});
const accepted = { state: 'accepted' } as const;

describe('findings about cluster, repository and keys', () => {
  const judge = (facts: ForumFacts) =>
    evaluateForum({
      parts: { health: {}, version: {}, sidekiq: {}, backups: {}, groups: {} },
      samples: [],
      thresholds,
      knownSinceMs: 0,
      facts,
      since: new Map(),
      now: NOW,
    }).map(({ id, severity, title }) => `${severity} ${id}: ${title}`);

  it.each<[string, ForumFacts, string[]]>([
    ['nothing known', {}, []],
    [
      'a certificate that is valid for long',
      { deployment: { certificates: [certificate(60)] } },
      [],
    ],
    [
      'a certificate that ends soon, whichever is listed first',
      { deployment: { certificates: [certificate(60), certificate(13)] } },
      [
        "warning certificate-expiring: The certificate 'forum-tls' expires in 13 days",
      ],
    ],
    [
      'a certificate that ended',
      { deployment: { certificates: [certificate(-3, false)] } },
      [
        "critical certificate-expired: The certificate 'forum-tls' expired 3 days ago",
      ],
    ],
    [
      'a certificate that was never issued',
      { deployment: { certificates: [{ name: 'new', ready: false }] } },
      ["warning certificate-not-ready: Not ready: certificate 'new'"],
    ],
    [
      'a cluster that does not follow the repository',
      {
        deployment: {
          certificates: [],
          delivery: {
            ...{ tool: 'argo-cd', name: 'acme', synced: false },
            ...{ healthy: false, health: 'Degraded' },
          },
        },
      },
      [
        'warning delivery-out-of-sync: The cluster does not run what the repository says',
        'warning delivery-unhealthy: What is deployed does not work: Degraded',
      ],
    ],
    [
      'a database backup that failed after a good one',
      {
        deployment: {
          certificates: [],
          database: {
            lastBackupAt: daysAgo(1),
            lastFailedBackupAt: daysAgo(0),
          },
        },
      },
      [
        'warning backup-database-failing: The last backup of the database failed',
      ],
    ],
    [
      'database backups that are late',
      {
        deployment: {
          certificates: [],
          database: { lastBackupAt: daysAgo(2.5), continuousArchiving: false },
        },
      },
      [
        'critical backup-wal-not-archived: The database does not archive its write-ahead log',
        'warning backup-database-late: The newest backup of the database is 2 days old',
      ],
    ],
    [
      'backups that were never restored',
      { restoredAt: 'never' },
      ['info backup-never-restored: No backup of the forum was ever restored'],
    ],
    [
      'a restore long ago',
      { restoredAt: daysAgo(200) },
      ['info backup-restore-old: The last tried restore was 200 days ago'],
    ],
    [
      'a backup that could not be restored',
      {
        restoredAt: daysAgo(20),
        restoreFault: {
          state: 'failed',
          triedAt: daysAgo(1),
          reason: 'archive-damaged',
        },
      },
      [
        'critical backup-restore-failed: The newest backup could not be restored',
      ],
    ],
    [
      'a proof that nobody signed',
      { restoreFault: { state: 'unverified' } },
      [
        'warning backup-restore-unverified: The result of the restore proof is not signed by the forum',
      ],
    ],
    ['a restore of late', { restoredAt: daysAgo(20) }, []],
    [
      'drift',
      { drift: { repositoryFiles: ['a.yaml'], groups: ['staff', 'team'] } },
      [
        'warning drift-groups: 2 groups differ from Git',
        'info drift-repository: 1 file differs from the render of forum.yaml',
      ],
    ],
    [
      'keys that were not used for months',
      {
        keys: {
          observedAt: daysAgo(160),
          monitor: accepted,
          operate: accepted,
        },
      },
      [
        'warning key-expiring-monitor: Discourse revokes the monitor key in 20 days',
        'warning key-expiring-operate: Discourse revokes the operate key in 20 days',
      ],
    ],
    [
      'a key that is refused already, and so can not be revoked',
      {
        keys: {
          ...{ observedAt: daysAgo(200), monitor: { state: 'missing' } },
          operate: { state: 'refused' },
        },
      },
      [],
    ],
  ])('judges %s', (_, facts, expected) => {
    expect(judge(facts)).toEqual(expected);
  });
});
