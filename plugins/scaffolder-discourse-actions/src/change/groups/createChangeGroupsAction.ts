import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumGroupsProposePermission } from '@backstage-discourse/plugin-discourse-common';
import { changeExamples } from '../plan/changeExamples';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { runChange } from '../plan/runChange';
import { planGroupFile } from './planGroupFile';

const ID = 'discourse:change:groups';

/** `discourse:change:groups` */
export function createChangeGroupsAction(options: { planner: ChangePlanner }) {
  const { planner } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Plans a change of one file in the folder groups/ of a forum: the desired state of a group, or the policy of all. Writes the changed repository into the workspace and nothing else.',
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Describe a group': {
        file: 'gardeners',
        content: 'name: gardeners\npreset: request\n',
      },
      'Take a group out of Git': { file: 'gardeners', remove: true },
    }),
    schema: {
      input: {
        forum: forumInput,
        file: z =>
          z
            .string()
            .describe(
              'Name of the file in groups/, without folder and ending, like gardeners or policy',
            ),
        content: z =>
          z.string().optional().describe('The new text of the file, YAML'),
        remove: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to delete the file; the group itself stays in the forum',
            ),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const { file, content, remove } = ctx.input;
      const change = await runChange(ctx, {
        planner,
        permission: forumGroupsProposePermission,
        edit: ({ state }) =>
          planGroupFile({ name: file, content, remove, texts: state.texts }),
      });
      ctx.output('change', change);
    },
  });
}
