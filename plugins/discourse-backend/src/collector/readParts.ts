import {
  isDiscourseError,
  type DiscourseClient,
} from '@backstage-discourse/discourse-client';
import type {
  BackupsData,
  GroupsData,
  HealthData,
  SidekiqData,
  VersionData,
} from '@backstage-discourse/plugin-discourse-common';

/** What Discourse puts on one page of groups. */
const GROUPS_PER_PAGE = 36;
/** More pages would eat up the budget of a minute. */
const GROUP_PAGES = 5;
const GROUP_LIMIT = GROUPS_PER_PAGE * GROUP_PAGES;

interface ReadOptions {
  signal: AbortSignal;
}

export async function readHealth(
  client: DiscourseClient,
  options: ReadOptions,
): Promise<HealthData> {
  const { ok, readOnly, responseMs } = await client.readStatus(options);
  return { ok, readOnly, responseMs };
}

export async function readVersion(
  client: DiscourseClient,
  options: ReadOptions,
): Promise<VersionData> {
  try {
    const check = await client.readVersionCheck(options);
    return {
      installed: check.installedVersion,
      latest: check.latestVersion,
      sha: check.installedSha,
      // While a check is pending Discourse reports zeros instead of figures.
      missingVersions: check.pending ? undefined : check.missingVersionsCount,
      criticalUpdates: check.pending ? undefined : check.criticalUpdates,
    };
  } catch (error) {
    if (!isDiscourseError(error) || error.kind !== 'missing-right') {
      throw error;
    }
    // Without the right, or without any key, the public page still tells it.
    const { version } = await client.readAbout(options);
    return { installed: version };
  }
}

export async function readSidekiq(
  client: DiscourseClient,
  options: ReadOptions,
): Promise<SidekiqData> {
  const stats = await client.readSidekiqStats(options);
  const { queues } = await client.readSidekiqQueues(options);
  return {
    enqueued: stats.enqueued,
    busy: stats.busy,
    processes: stats.processes,
    retries: stats.retries,
    dead: stats.dead,
    scheduled: stats.scheduled,
    processed: stats.processed,
    failed: stats.failed,
    defaultLatencySeconds: stats.defaultLatencySeconds,
    queues,
  };
}

export async function readBackups(
  client: DiscourseClient,
  options: ReadOptions,
): Promise<BackupsData> {
  const { items } = await client.listBackups(options);
  const { running } = await client.readBackupStatus(options);
  return {
    items: items.map(({ filename, sizeBytes, createdAt }) => ({
      filename,
      sizeBytes,
      createdAt,
    })),
    running,
  };
}

export async function readGroups(
  client: DiscourseClient,
  options: ReadOptions,
): Promise<GroupsData> {
  const { items, truncated } = await client.listGroups({
    ...options,
    limit: GROUP_LIMIT,
  });
  return {
    truncated,
    items: items.map(group => ({
      id: group.id,
      name: group.name,
      fullName: group.fullName,
      automatic: group.automatic,
      memberCount: group.memberCount,
      visibility: group.visibility,
      membersVisibility: group.membersVisibility,
      publicAdmission: group.publicAdmission,
      publicExit: group.publicExit,
      allowMembershipRequests: group.allowMembershipRequests,
    })),
  };
}

/** Requests that reading the groups takes, as far as that is known. */
export function countGroupPages(known: GroupsData | undefined): number {
  return known
    ? Math.min(
        Math.floor(known.items.length / GROUPS_PER_PAGE) + 1,
        GROUP_PAGES,
      )
    : GROUP_PAGES;
}
