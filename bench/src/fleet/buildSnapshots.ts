import type {
  BackupsData,
  GroupsData,
  HealthData,
  SidekiqData,
  VersionData,
} from '@backstage-discourse/plugin-discourse-common';

const HOUR_MS = 60 * 60 * 1000;
const BACKUPS = 7;
const GROUPS = 25;

const health: HealthData = { ok: true, readOnly: false, responseMs: 12 };

const version: VersionData = {
  installed: '2026.7.0',
  latest: '2026.7.1',
  sha: 'f00dfeed'.repeat(5),
  missingVersions: 1,
  criticalUpdates: false,
};

const sidekiq: SidekiqData = {
  enqueued: 12,
  busy: 3,
  processes: 2,
  retries: 4,
  dead: 1,
  scheduled: 30,
  processed: 12_345_678,
  failed: 4321,
  defaultLatencySeconds: 0.4,
  queues: { default: 8, critical: 0, low: 4, ultra_low: 0 },
};

const groups: GroupsData = {
  items: Array.from({ length: GROUPS }, (_unused, index) => ({
    id: 40 + index,
    name: `group_${index}`,
    fullName: `Small group ${index}`,
    automatic: false,
    memberCount: 3 + index,
    visibility: 'members',
    membersVisibility: 'members',
    publicAdmission: false,
    publicExit: true,
    allowMembershipRequests: true,
  })),
  truncated: false,
};

function buildBackups(now: number): BackupsData {
  return {
    items: Array.from({ length: BACKUPS }, (_unused, index) => ({
      filename: `forum-${index}.tar.gz`,
      sizeBytes: 1_500_000_000 + index,
      createdAt: new Date(now - (1 + index * 24) * HOUR_MS).toISOString(),
    })),
    running: false,
  };
}

/** What the collector stores of one forum: every part, of usual size. */
export function buildSnapshots(forumId: string, options: { now: number }) {
  const { now } = options;
  const parts = {
    health,
    version,
    sidekiq,
    groups,
    backups: buildBackups(now),
  };
  return Object.entries(parts).map(([part, data]) => ({
    forum_id: forumId,
    part,
    data: JSON.stringify(data),
    observed_at: now,
  }));
}
