import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  forumRefreshPermission,
  type GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import type { Request } from 'express';
import type { GroupServices } from '../groups/createGroupServices';
import type { ForumGate } from '../permissions/ForumGate';
import type { StoredForum } from '../store/StoredForum';
import type { OperationLog } from './OperationLog';

/** What comparing groups needs, whoever asks. */
export interface CheckGroupsTools {
  gate: ForumGate;
  log: OperationLog;
  groups: GroupServices;
}

/**
 * Compares the groups of a forum with its repository for a caller: permitted
 * and recorded. Changes nothing on either side.
 */
export async function checkGroups(
  tools: CheckGroupsTools,
  options: {
    id: string;
    credentials: BackstageCredentials;
    /** The caller's name for the records. */
    actor: string;
    request?: Request;
  },
): Promise<{ forum: StoredForum; report: GroupReport }> {
  const { gate, log, groups } = tools;
  const { id, credentials, actor, request } = options;
  const { reconciler, queue, desk, signal } = groups;
  const forum = await gate.require(id, {
    permission: forumRefreshPermission,
    credentials,
  });
  const report = await log.run(
    {
      eventId: 'groups-check',
      severityLevel: 'low',
      forumId: forum.id,
      actor,
      request,
    },
    () => reconciler.check(forum, { signal }),
    { describe: each => `${each.drift.length} differences` },
  );
  await queue.refresh(forum, { signal });
  await desk.followReport(forum.id, report);
  return { forum, report };
}
