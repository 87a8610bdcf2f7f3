import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildGroupDraft,
  forumGroupsProposePermission,
} from '@backstage-discourse/plugin-discourse-common';
import type { DiscourseService } from '@backstage-discourse/plugin-discourse-node';
import type { ForumAccess } from '../change/access/ForumAccess';
import { forumInput } from '../change/plan/changeSchemas';
import { applyExamples } from './applyExamples';

/** `discourse:group:apply` */
export function createApplyForGroupAction(options: {
  access: ForumAccess;
  discourse: DiscourseService;
}) {
  const { access, discourse } = options;
  return createTemplateAction({
    id: 'discourse:group:apply',
    description:
      'Applies for a small group of a forum as the person who runs the template, by the same route as the page of the forum. Others support and review it there; the group is made once a pull request with it is merged. Asked again with the same words it gives the same application. A dry run says what the policy has against the group and applies for nothing.',
    supportsDryRun: true,
    examples: applyExamples,
    schema: {
      input: {
        forum: forumInput,
        group: z =>
          z
            .object({
              name: z.string().describe('Name of the group in the forum'),
              preset: z
                .string()
                .describe('Kind of group: open, request, private or hidden'),
              title: z
                .string()
                .optional()
                .describe('Name shown to people; the name where it is missing'),
              purpose: z.string().describe('Why the group exists'),
              owners: z
                .array(z.string())
                .describe('User names of its owners in the forum'),
              category: z
                .string()
                .optional()
                .describe('Name of a private category; none where missing'),
            })
            .describe('The group, checked by the policy of the forum'),
        justification: z =>
          z.string().describe('Why a tag or a category is not enough'),
      },
      output: {
        applicationId: z =>
          z
            .string()
            .optional()
            .describe('Id of the application; a dry run has none'),
        state: z =>
          z
            .string()
            .optional()
            .describe('Where it stands: gathering supporters, or in review'),
        summary: z => z.string().describe('What was done, in one sentence'),
      },
    },
    async handler(ctx) {
      const { forum: ref, justification } = ctx.input;
      const { signal } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const forum = await access.open(ref, { credentials });
      await access.authorize(forum.entityRef, {
        credentials,
        permission: forumGroupsProposePermission,
      });
      const group = buildGroupDraft(ctx.input.group);
      const { name } = group.metadata;
      if (ctx.isDryRun) {
        const { faults } = await discourse.checkGroupApplication(
          { forumId: forum.id, group },
          { credentials, signal },
        );
        if (faults.length > 0) {
          throw new InputError(
            `Group '${name}' can not be applied for: ${faults
              .map(({ message }) => message)
              .join('; ')}`,
          );
        }
        ctx.output(
          'summary',
          `A run would apply for group '${name}' of forum '${forum.id}'`,
        );
        return;
      }
      const { id, state } = await discourse.applyForGroup(
        { forumId: forum.id, group, justification },
        { credentials, signal },
      );
      const summary = `The application for group '${name}' of forum '${forum.id}' is in the state ${state}`;
      ctx.logger.info(summary);
      ctx.output('applicationId', id);
      ctx.output('state', state);
      ctx.output('summary', summary);
    },
  });
}
