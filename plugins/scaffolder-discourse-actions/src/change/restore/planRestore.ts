import { InputError } from '@backstage/errors';
import { databaseName } from '@backstage-discourse/forum-manifests';
import type { OpenForum } from '../plan/ChangePlanner';
import { editForumYaml } from '../plan/editForumYaml';
import { code } from '../plan/markdown';
import type { RepositoryEdit } from '../plan/RepositoryEdit';

const DAY_MS = 24 * 60 * 60 * 1000;

function requireReachable(
  targetTime: string,
  options: { now: number; retentionDays: number },
): void {
  const { now, retentionDays } = options;
  const at = Date.parse(targetTime);
  if (Number.isNaN(at)) {
    throw new InputError(
      `'targetTime' must be a time like 2026-11-20T08:00:00Z, not '${targetTime}'`,
    );
  }
  if (at > now) {
    throw new InputError("'targetTime' must not be in the future");
  }
  if (at < now - retentionDays * DAY_MS) {
    throw new InputError(
      `'targetTime' must be within the last ${retentionDays} days: backups of the database are kept for as long ('spec.backups.databaseRetentionDays')`,
    );
  }
}

/** A restore as an edit: a new database cluster made from the old one's backups. */
export function planRestore(
  { spec: forum, forumYaml }: OpenForum,
  options: { targetTime: string | undefined; now: number },
): RepositoryEdit {
  const { targetTime, now } = options;
  const { database, backups } = forum.spec;
  if (targetTime !== undefined) {
    const retentionDays = backups.databaseRetentionDays;
    requireReachable(targetTime, { now, retentionDays });
  }
  const namespace = forum.metadata.name;
  const old = databaseName(forum);
  const generation = (database.recovery?.generation ?? 0) + 1;
  const kubectl = `kubectl -n ${namespace}`;
  return {
    forumYaml: editForumYaml(forumYaml, {
      'spec.database.recovery': {
        generation,
        sourceServerName: old,
        ...(targetTime !== undefined && { targetTime }),
      },
    }),
    notes: [
      targetTime === undefined
        ? `Restores the newest state of ${code(old)}.`
        : `Goes back to ${targetTime}: what was posted after it is not in the restored forum.`,
      '1. Before the merge, pause the sync and stop what writes, as `docs/backup-restore.md` of the repository says.',
      `2. Merge. The new cluster is made from the backups; watch ${code(
        `${kubectl} get cluster -w`,
      )} until it is healthy.`,
      '3. The pods start against the new cluster. Sign in, look at the newest topics, and open Sidekiq.',
      `4. The old cluster ${code(
        old,
      )} is kept: Argo CD never deletes it. When the restored forum is right, delete it with ${code(
        `${kubectl} delete cluster ${old}`,
      )}.`,
      '5. If it is wrong, revert this pull request: the old cluster is as it was.',
      'Uploads are not part of this: they are in the bucket, whose versions go back by themselves.',
    ],
    unchecked: [
      'whether the archive holds every segment up to that moment',
      'how long the restore takes',
    ],
  };
}
