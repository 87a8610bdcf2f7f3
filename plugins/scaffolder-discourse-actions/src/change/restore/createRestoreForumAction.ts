import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import { changeExamples } from '../plan/changeExamples';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { runChange } from '../plan/runChange';
import { planRestore } from './planRestore';

const ID = 'discourse:change:restore';

/** `discourse:change:restore` */
export function createRestoreForumAction(options: {
  planner: ChangePlanner;
  now: () => number;
}) {
  const { planner, now } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Plans the restore of a forum to a point in time. The backups are restored into a new database cluster, which the forum then uses; the old one stays until somebody deletes it. The runbook is part of the plan. Writes the changed repository into the workspace and nothing else.',
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Go back to a moment': { targetTime: '2026-11-20T08:00:00Z' },
      'Restore the newest state into a new cluster': {},
    }),
    schema: {
      input: {
        forum: forumInput,
        targetTime: z =>
          z
            .string()
            .optional()
            .describe(
              'Moment to go back to, like 2026-11-20T08:00:00Z; left out, the newest',
            ),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const { targetTime } = ctx.input;
      const change = await runChange(ctx, {
        planner,
        permission: forumOperatePermission,
        edit: opened => planRestore(opened, { targetTime, now: now() }),
      });
      ctx.output('change', change);
    },
  });
}
