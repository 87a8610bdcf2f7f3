import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  forumGroupsProposePermission,
  forumOperatePermission,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumAccess } from '../access/ForumAccess';
import type { ChangeHosts } from '../hosts/ChangeHosts';
import { changeExamples } from '../plan/changeExamples';
import { forumInput } from '../plan/changeSchemas';
import { proposeChange } from './proposeChange';
import { readWorkspaceTree } from './readWorkspaceTree';
import { requireBranch } from './requireBranch';

const isGroupFile = (path: string) => path.startsWith('groups/');

/** `discourse:change:propose` */
export function createProposeChangeAction(options: {
  access: ForumAccess;
  hosts: ChangeHosts;
}) {
  const { access, hosts } = options;
  return createTemplateAction({
    id: 'discourse:change:propose',
    description:
      'Makes a pull request of a planned change: on GitHub, GitLab, Gitea, or the Git host of a laptop, with the credentials of the portal. The branch holds exactly the files of a folder of the workspace, deletions included. Run again, it updates the same branch and pull request; where nothing changes, there is none.',
    supportsDryRun: true,
    examples: changeExamples('discourse:change:upgrade', {
      'Propose an upgrade as a pull request': { channel: 'release' },
    }),
    schema: {
      input: {
        forum: forumInput,
        baseCommit: z =>
          z
            .string()
            .describe(
              'Commit that the change was planned on; if the branch has moved since, nothing is proposed',
            ),
        branch: z =>
          z.string().describe('Branch of the pull request, like forum/upgrade'),
        title: z => z.string().describe('Title of the pull request'),
        description: z =>
          z.string().describe('The plan, as description in Markdown'),
        sourcePath: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the workspace with all files that the branch is to hold; default repository',
            ),
      },
      output: {
        changed: z => z.boolean().describe('Whether there is a pull request'),
        pullRequestUrl: z =>
          z
            .string()
            .describe('Page of the pull request; empty if there is none'),
        pullRequestNumber: z =>
          z.number().describe('Its number; 0 if there is none'),
        summary: z => z.string().describe('What was done, in one sentence'),
      },
    },
    async handler(ctx) {
      const { forum: ref, baseCommit, title, description } = ctx.input;
      const { sourcePath = 'repository' } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const branch = requireBranch(ctx.input.branch);
      const contents = await readWorkspaceTree(sourcePath, ctx);
      const forum = await access.open(ref, { credentials });
      const { repository, entityRef } = forum;
      const outcome = await proposeChange(
        {
          branch,
          target: repository.branch,
          baseCommit,
          contents,
          title,
          description,
        },
        {
          host: hosts.open(repository, { signal: ctx.signal }),
          isDryRun: ctx.isDryRun,
          authorize: paths =>
            access.authorize(entityRef, {
              credentials,
              permission: paths.every(isGroupFile)
                ? forumGroupsProposePermission
                : forumOperatePermission,
            }),
        },
      );
      const pull = 'url' in outcome ? outcome : undefined;
      const summary = {
        'nothing-to-change': `Nothing to change in ${repository.pageUrl}`,
        rehearsed: `A run would propose the change in ${repository.pageUrl}`,
        opened: `Opened pull request ${pull?.number}`,
        updated: `Updated pull request ${pull?.number}`,
        unchanged: `Pull request ${pull?.number} asks for this already`,
      }[outcome.result];
      ctx.logger.info(summary);
      ctx.output('changed', pull !== undefined);
      ctx.output('pullRequestUrl', pull?.url ?? '');
      ctx.output('pullRequestNumber', pull?.number ?? 0);
      ctx.output('summary', summary);
    },
  });
}
