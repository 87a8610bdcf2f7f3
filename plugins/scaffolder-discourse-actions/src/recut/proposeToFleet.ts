import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  forumOperatePermission,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumAccess } from '../change/access/ForumAccess';
import type { ChangePlanner, OpenForum } from '../change/plan/ChangePlanner';
import type { RepositoryEdit } from '../change/plan/RepositoryEdit';
import { proposeChange } from '../change/propose/proposeChange';
import { recutFleet, type FleetRecut, type Ring } from './recutFleet';

/** What a run over many forums needs of its task. */
export interface FleetContext {
  logger: Pick<LoggerService, 'info'>;
  signal?: AbortSignal;
  isDryRun?: boolean;
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/**
 * Proposes one kind of change to the repositories of many forums, ring by ring,
 * on behalf of who started the task. Run again, it goes on where it waited.
 */
export async function proposeToFleet(
  ctx: FleetContext,
  options: {
    access: ForumAccess;
    planner: ChangePlanner;
    rings: readonly Ring[];
    /** Branch of each pull request. */
    branch: string;
    title: (plan: { needsHand: boolean }) => string;
    edit: (opened: OpenForum) => RepositoryEdit;
    /** Which forums stop the run; by default those with a critical finding. */
    isUnhealthy?: (status: ForumStatus) => boolean;
  },
): Promise<FleetRecut> {
  const { access, planner, branch, title, edit, isUnhealthy } = options;
  const { signal, isDryRun } = ctx;
  const credentials = await ctx.getInitiatorCredentials();
  return recutFleet(options.rings, {
    isUnhealthy,
    getStatus: async ref => (await access.open(ref, { credentials })).status,
    recut: async ref => {
      const opened = await planner.open(ref, {
        credentials,
        permission: forumOperatePermission,
        signal,
      });
      const plan = await planner.plan(edit(opened), opened);
      const needsHand = plan.needsHand.length > 0;
      const outcome = await proposeChange(
        {
          branch,
          target: opened.forum.repository.branch,
          baseCommit: plan.baseCommit,
          contents: plan.contents,
          title: title({ needsHand }),
          description: plan.description,
        },
        // The repository was opened with the permission for all of it.
        { host: opened.host, authorize: async () => {}, isDryRun },
      );
      return outcome.result === 'nothing-to-change'
        ? { forum: ref, result: 'done' }
        : {
            forum: ref,
            result: 'proposed',
            needsHand,
            pullRequestUrl:
              'url' in outcome ? outcome.url : 'would be proposed',
          };
    },
  });
}
