import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { listGiven } from '../secrets/suppliedSecrets';
import { groupsInput, groupsOutput } from '../change/groups/groupsInput';
import { requireReviewed } from './requireReviewed';
import type { ForumPlanner } from './ForumPlanner';
import { planExamples } from './planExamples';

/** `discourse:forum:plan` */
export function createPlanForumAction(options: { planner: ForumPlanner }) {
  const { planner } = options;
  return createTemplateAction({
    id: 'discourse:forum:plan',
    description:
      'Checks the answers to the form for a new Discourse forum, fills in what the platform offers, and plans the forum. Names every fault at once and writes nothing.',
    supportsDryRun: true,
    examples: planExamples,
    schema: {
      input: {
        values: z =>
          z
            .object({
              name: z
                .string()
                .optional()
                .describe(
                  'Id of the forum; repository and entity get this name',
                ),
              customer: z
                .string()
                .optional()
                .describe('Customer that the forum belongs to, a DNS label'),
              title: z
                .string()
                .optional()
                .describe(
                  'Name shown to members; made from the name if left out',
                ),
              hostname: z
                .string()
                .optional()
                .describe('Public host name of the forum'),
              owner: z
                .string()
                .optional()
                .describe('Group or user of the catalog that owns the forum'),
              contactEmail: z
                .string()
                .optional()
                .describe('Address that becomes administrator'),
              cluster: z
                .string()
                .optional()
                .describe(
                  'Cluster of discourse.clusters; the first if left out',
                ),
              size: z.string().optional().describe('small, medium or large'),
              version: z.string().optional().describe('Discourse release'),
              sidekiqMode: z
                .string()
                .optional()
                .describe('unified or separate'),
              loginRequired: z
                .boolean()
                .optional()
                .describe('Whether visitors must log in to read'),
              secondFactor: z
                .string()
                .optional()
                .describe('Who must use a second factor: no, staff or all'),
              groups: groupsInput(z),
              plan: z
                .string()
                .optional()
                .describe(
                  'Hash of the plan that was reviewed; the run refuses to make anything else',
                ),
            })
            // The handler names unknown fields together with all other faults.
            .passthrough()
            .describe('All answers to the form: ${{ parameters }}'),
      },
      output: {
        name: z => z.string().describe('Id of the forum'),
        description: z => z.string().describe('The forum in one sentence'),
        spec: z => z.record(z.unknown()).describe('The ForumSpec'),
        groups: groupsOutput,
        treeHash: z => z.string().describe('Hash of all rendered files'),
        summary: z => z.string().describe('What is going to be made, Markdown'),
        forumUrl: z => z.string().describe('Address of the forum'),
        repoUrl: z =>
          z.string().describe('Repository, as the publish actions take it'),
        repoHostType: z =>
          z
            .enum(['gitea', 'github', 'gitlab'])
            .describe('Kind of host that the repository is published to'),
        repoVisibility: z =>
          z.enum(['private', 'public']).describe('Who can read the repository'),
        repoPageUrl: z => z.string().describe('Page of the repository'),
        remoteUrl: z => z.string().describe('Clone URL of the repository'),
        repoContentsUrl: z =>
          z.string().describe('Root of the published files; ends with a slash'),
        givenSecrets: z =>
          z
            .array(z.string())
            .describe(
              'Names of the secrets that were typed in, for discourse:secrets:seal',
            ),
        published: z =>
          z
            .boolean()
            .describe('Whether an earlier run has published this very render'),
      },
    },
    async handler(ctx) {
      // A retry of the task has lost the secrets; the next step has them sealed.
      const given = await ctx.checkpoint({
        key: 'given',
        fn: async () => listGiven(ctx.secrets),
      });
      const plan = await planner.plan(ctx.input.values, {
        credentials: await ctx.getInitiatorCredentials(),
        supplied: { kind: 'values', values: ctx.secrets, earlier: given },
      });
      requireReviewed(plan, { reviewed: ctx.input.values.plan });
      const { spec, repository } = plan;
      ctx.logger.info(
        `Planned forum '${spec.metadata.name}':\n${plan.summary}`,
      );
      if (plan.published) {
        ctx.logger.info(
          `${repository.remoteUrl} holds this very forum already; the run goes on after publishing`,
        );
      }
      ctx.output('name', spec.metadata.name);
      ctx.output(
        'description',
        `Discourse forum of ${spec.spec.customer} at ${spec.spec.hostname}`,
      );
      ctx.output('spec', { ...spec });
      ctx.output('groups', plan.groups);
      ctx.output('treeHash', plan.treeHash);
      ctx.output('summary', plan.summary);
      ctx.output('forumUrl', plan.forumUrl);
      ctx.output('repoUrl', repository.repoUrl);
      ctx.output('repoHostType', repository.hostType);
      ctx.output('repoVisibility', repository.visibility);
      ctx.output('repoPageUrl', repository.pageUrl);
      ctx.output('remoteUrl', repository.remoteUrl);
      ctx.output('repoContentsUrl', repository.contentsUrl);
      ctx.output('givenSecrets', given);
      ctx.output('published', plan.published);
    },
  });
}
