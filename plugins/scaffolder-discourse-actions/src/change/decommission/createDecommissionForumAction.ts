import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import { changeExamples } from '../plan/changeExamples';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { runChange } from '../plan/runChange';
import { planDecommission } from './planDecommission';

const ID = 'discourse:change:decommission';
const DEFAULT_RETENTION_DAYS = 90;

/** `discourse:change:decommission` */
export function createDecommissionForumAction(options: {
  planner: ChangePlanner;
  now: () => number;
}) {
  const { planner, now } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Plans one stage of taking a forum out of service. stop needs a fresh backup, stops all pods and writes the runbook; remove needs that merged and its retention over, and takes everything off the cluster that holds no data. Data is deleted by hand only. Writes the changed repository into the workspace and nothing else.',
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Take a forum off the net': {
        stage: 'stop',
        confirm: 'acme-community',
        retentionDays: 90,
      },
      'Remove it when its retention is over': {
        stage: 'remove',
        confirm: 'acme-community',
      },
    }),
    schema: {
      input: {
        forum: forumInput,
        stage: z => z.enum(['stop', 'remove']).describe('Which stage to plan'),
        confirm: z => z.string().describe('The name of the forum, typed in'),
        retentionDays: z =>
          z
            .number()
            .int()
            .min(1)
            .max(3650)
            .optional()
            .describe(
              'Days for which data and backups are kept after the stop; default 90',
            ),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const {
        stage,
        confirm,
        retentionDays = DEFAULT_RETENTION_DAYS,
      } = ctx.input;
      const change = await runChange(ctx, {
        planner,
        permission: forumOperatePermission,
        edit: opened =>
          planDecommission(opened, {
            stage,
            confirm,
            retentionDays,
            now: now(),
          }),
      });
      ctx.output('change', change);
    },
  });
}
