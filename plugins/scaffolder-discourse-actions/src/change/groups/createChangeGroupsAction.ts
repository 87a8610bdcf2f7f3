import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumGroupsProposePermission } from '@backstage-discourse/plugin-discourse-common';
import { changeExamples } from '../plan/changeExamples';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { runChange } from '../plan/runChange';
import { groupsInput } from './groupsInput';
import { planGroups } from './planGroups';

const ID = 'discourse:change:groups';

/** `discourse:change:groups` */
export function createChangeGroupsAction(options: { planner: ChangePlanner }) {
  const { planner } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Plans a change in the folder groups/ of a forum: new groups, the desired state of one, or the policy of all. It is checked by the rules for small groups, and the plan says in words what becomes of the groups. Writes the changed repository into the workspace and nothing else.',
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Add a group that people ask to join': {
        groups: [
          {
            name: 'gardeners',
            preset: 'request',
            title: 'Gardeners',
            purpose: 'Plans the beds of the season',
            owners: ['ada', 'ben'],
          },
        ],
      },
      'Let merged changes be applied to the forum': {
        file: 'policy',
        content:
          'apiVersion: discourse.org/v1\nkind: GroupPolicy\nspec:\n  mode: apply\n',
      },
      'Archive a group': { file: 'gardeners', archive: true },
      'Take a group out of Git': { file: 'gardeners', remove: true },
    }),
    schema: {
      input: {
        forum: forumInput,
        groups: groupsInput,
        file: z =>
          z
            .string()
            .optional()
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
        archive: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to archive the group: nobody joins, its category is read only, its file says so',
            ),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const { file, content, remove, archive, groups } = ctx.input;
      const change = await runChange(ctx, {
        planner,
        permission: forumGroupsProposePermission,
        edit: ({ state }) =>
          planGroups({ file, content, remove, archive, groups }, state),
      });
      ctx.output('change', change);
    },
  });
}
