import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import { changeExamples } from '../change/plan/changeExamples';
import type { ChangePlanner } from '../change/plan/ChangePlanner';
import { changeOutput, forumInput } from '../change/plan/changeSchemas';
import { runChange } from '../change/plan/runChange';
import { planRecut } from './planRecut';

const ID = 'discourse:change:recut';

/** `discourse:change:recut` */
export function createRecutForumAction(options: { planner: ChangePlanner }) {
  const { planner } = options;
  return createTemplateAction({
    id: ID,
    description:
      "Plans to bring a forum's repository to this portal's renderer: a three-way merge of the old render, the new one and what the repository holds. Files and edits of people stay; where both changed the same lines, conflict markers show both. Writes the changed repository into the workspace and nothing else.",
    supportsDryRun: true,
    examples: changeExamples(ID, { 'Bring a forum to the new renderer': {} }),
    schema: {
      input: { forum: forumInput },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const change = await runChange(ctx, {
        planner,
        permission: forumOperatePermission,
        edit: planRecut,
      });
      ctx.output('change', change);
    },
  });
}
