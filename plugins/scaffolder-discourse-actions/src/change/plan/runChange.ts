import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { ChangePlanner, OpenForum } from './ChangePlanner';
import { writeChange, type ChangeOutput } from './changeOutput';
import type { RepositoryEdit } from './RepositoryEdit';

/** What a planning action needs of its context. */
export interface ChangeContext {
  input: { forum: string };
  workspacePath: string;
  logger: Pick<LoggerService, 'info'>;
  signal?: AbortSignal;
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/**
 * Plans an edit of a forum on behalf of who started the task, and writes the
 * changed repository into the workspace.
 */
export async function runChange(
  ctx: ChangeContext,
  options: {
    planner: ChangePlanner;
    permission: ResourcePermission;
    edit: (opened: OpenForum) => RepositoryEdit | Promise<RepositoryEdit>;
  },
): Promise<ChangeOutput> {
  const { planner, permission, edit } = options;
  const opened = await planner.open(ctx.input.forum, {
    credentials: await ctx.getInitiatorCredentials(),
    permission,
    signal: ctx.signal,
  });
  const plan = await planner.plan(await edit(opened), opened);
  ctx.logger.info(`The plan:\n${plan.description}`);
  return writeChange(plan, ctx);
}
