import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { FORUM_STATES } from '@backstage-discourse/plugin-discourse-common';
import type { ForumReader } from '../permissions/ForumReader';

/** What the overview of a forum shows, as figures. */
export function createGetForumStatusAction(options: {
  actionsRegistry: ActionsRegistryService;
  reader: ForumReader;
}): void {
  const { actionsRegistry, reader } = options;
  actionsRegistry.register({
    name: 'get-forum-status',
    title: 'Get the status of a forum',
    description: `Returns what was last seen of one Discourse forum: state, version, Sidekiq figures, newest backup and number of groups, and how old that knowledge is. The forum itself is not called.

state is pending (never seen), fresh, partial (problems names the parts that can not be read and why), stale or unreachable. A figure that is missing was never read. collectedAt is the time of the last attempt.

When to use: for figures of one forum. For what is wrong with it and what to do about it use list-findings, which gives verdicts in words. Needs the id of the forum; list-forums finds it.`,
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Id of the forum, as list-forums gives it'),
        }),
      output: z =>
        z.object({
          id: z.string(),
          title: z.string(),
          url: z.string(),
          entityRef: z.string(),
          owner: z.string().optional(),
          simulated: z.boolean(),
          state: z.enum(FORUM_STATES),
          collectedAt: z.string().optional(),
          version: z.string().optional(),
          sidekiq: z
            .object({
              enqueued: z.number(),
              busy: z.number(),
              processes: z.number(),
              retries: z.number(),
              dead: z.number(),
            })
            .optional(),
          newestBackupAt: z.string().optional(),
          backupRunning: z.boolean().optional(),
          groups: z.number().optional(),
          problems: z.array(
            z.object({ part: z.string(), message: z.string() }),
          ),
        }),
    },
    examples: [{ title: 'One forum', input: { id: 'acme-community' } }],
    attributes: { readOnly: true, idempotent: true, destructive: false },
    action: async ({ input, credentials }) => {
      const status = await reader.read(input.id, { credentials });
      const { version, sidekiq, backups, groups } = status.parts;
      return {
        output: {
          id: status.id,
          title: status.title,
          url: status.url,
          entityRef: status.entityRef,
          owner: status.owner,
          simulated: status.simulated,
          state: status.state,
          collectedAt: status.collectedAt,
          version: version.data?.installed,
          sidekiq: sidekiq.data && {
            enqueued: sidekiq.data.enqueued,
            busy: sidekiq.data.busy,
            processes: sidekiq.data.processes,
            retries: sidekiq.data.retries,
            dead: sidekiq.data.dead,
          },
          newestBackupAt: backups.data?.items[0]?.createdAt,
          backupRunning: backups.data?.running,
          groups: groups.data?.items.filter(group => !group.automatic).length,
          problems: Object.entries(status.parts).flatMap(([part, state]) =>
            state.problem ? [{ part, message: state.problem.message }] : [],
          ),
        },
      };
    },
  });
}
