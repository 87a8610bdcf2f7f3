import { InputError, toError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { adoptForum } from '@backstage-discourse/forum-manifests';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import { changeExamples } from '../plan/changeExamples';
import { writeChange } from '../plan/changeOutput';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { dropEmpty } from './dropEmpty';
import { planAdoption } from './planAdoption';

const ID = 'discourse:change:adopt';

/** `discourse:change:adopt` */
export function createAdoptForumAction(options: { planner: ChangePlanner }) {
  const { planner } = options;
  return createTemplateAction({
    id: ID,
    description:
      "Plans the adoption of a forum that runs from the Bitnami chart: reads the values file in its repository, fills in what values cannot know from the answers, and adds forum.yaml, the whole render, the list of what became of each key, and the runbook of the migration. The chart's files stay. Writes the changed repository into the workspace and nothing else.",
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Adopt a forum whose values are in the repository': {
        valuesPath: 'values.yaml',
        customer: 'acme',
        owner: 'group:default/acme',
        cluster: 'production',
      },
    }),
    schema: {
      input: {
        forum: forumInput,
        valuesPath: z =>
          z
            .string()
            .optional()
            .describe('Path of the values file; default values.yaml'),
        customer: z =>
          z.string().describe('Customer that the forum belongs to'),
        owner: z =>
          z.string().describe('Group or user of the catalog that owns it'),
        cluster: z =>
          z
            .string()
            .describe('Cluster of discourse.clusters that is to run it'),
        answers: z =>
          z
            .record(z.unknown())
            .optional()
            .describe(
              'Further fields below spec that the values leave open, like buckets',
            ),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const { forum, valuesPath = 'values.yaml', ...rest } = ctx.input;
      const { customer, owner, cluster } = rest;
      const opened = await planner.openRepository(forum, {
        credentials: await ctx.getInitiatorCredentials(),
        permission: forumOperatePermission,
        signal: ctx.signal,
      });
      const { texts } = opened.state;
      const valuesYaml = texts.get(valuesPath);
      if (valuesYaml === undefined) {
        throw new InputError(
          `'valuesPath' must be a values file of ${opened.forum.repository.pageUrl}; there is no '${valuesPath}'`,
        );
      }
      const edit = planAdoption(opened, {
        adopt: defaults => {
          try {
            return adoptForum(valuesYaml, { answers: defaults });
          } catch (error) {
            throw new InputError(`'${valuesPath}': ${toError(error).message}`);
          }
        },
        answers: { ...dropEmpty(rest.answers ?? {}), customer, owner, cluster },
      });
      const plan = await planner.plan(edit, opened);
      ctx.logger.info(`The plan:\n${plan.description}`);
      ctx.output('change', await writeChange(plan, ctx));
    },
  });
}
