import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import { stringify } from 'yaml';
import type { ForumAccess } from '../change/access/ForumAccess';
import type { ChangePlanner } from '../change/plan/ChangePlanner';
import { proposeChange } from '../change/propose/proposeChange';
import { describeFleetRecut } from './describeFleetRecut';
import { planRecut } from './planRecut';
import { recutFleet } from './recutFleet';

/** Branch of every recut. */
export const RECUT_BRANCH = 'forum/recut';
const TITLE = 'Adopt the new renderer';
const TITLE_BY_HAND = 'Adopt the new renderer (needs a hand)';

/** `discourse:fleet:recut` */
export function createRecutFleetAction(options: {
  access: ForumAccess;
  planner: ChangePlanner;
}) {
  const { access, planner } = options;
  return createTemplateAction({
    id: 'discourse:fleet:recut',
    description:
      "Brings the repositories of many forums to this portal's renderer, by pull requests, ring by ring. A ring is begun when all forums of the ring before are merged and healthy, and an unhealthy ring stops the run. Run it again to go on.",
    supportsDryRun: true,
    examples: [
      {
        description: 'First two forums of our own, then all others',
        example: stringify({
          steps: [
            {
              id: 'recut',
              name: 'Recut the fleet',
              action: 'discourse:fleet:recut',
              input: {
                rings: [
                  { name: 'canary', forums: ['component:default/staging'] },
                  {
                    name: 'customers',
                    forums: [
                      'component:default/acme-community',
                      'component:default/globex-forum',
                    ],
                  },
                ],
              },
            },
          ],
        }),
      },
    ],
    schema: {
      input: {
        rings: z =>
          z
            .array(
              z.object({
                name: z.string().describe('Name of the ring'),
                forums: z
                  .array(z.string())
                  .describe('Entity references of its forums'),
              }),
            )
            .describe('Rings in the order in which they are recut'),
      },
      output: {
        finished: z => z.boolean().describe('Whether every ring is done'),
        summary: z => z.string().describe('How far the run came, Markdown'),
      },
    },
    async handler(ctx) {
      const credentials = await ctx.getInitiatorCredentials();
      const permission = forumOperatePermission;
      const fleet = await recutFleet(ctx.input.rings, {
        getStatus: async ref =>
          (
            await access.open(ref, { credentials })
          ).status,
        recut: async ref => {
          const { signal, isDryRun } = ctx;
          const opened = await planner.open(ref, {
            credentials,
            permission,
            signal,
          });
          const plan = await planner.plan(planRecut(opened), opened);
          const needsHand = plan.needsHand.length > 0;
          const outcome = await proposeChange(
            {
              branch: RECUT_BRANCH,
              target: opened.forum.repository.branch,
              baseCommit: plan.baseCommit,
              contents: plan.contents,
              title: needsHand ? TITLE_BY_HAND : TITLE,
              description: plan.description,
            },
            // The repository was opened with the permission for all of it.
            { host: opened.host, authorize: async () => {}, isDryRun },
          );
          return outcome.result === 'nothing-to-change'
            ? { forum: ref, result: 'done' }
            : {
                forum: ref,
                result: 'proposed',
                needsHand,
                pullRequestUrl:
                  'url' in outcome ? outcome.url : 'would be proposed',
              };
        },
      });
      const summary = describeFleetRecut(fleet);
      ctx.logger.info(summary);
      ctx.output('finished', fleet.stopped === undefined);
      ctx.output('summary', summary);
    },
  });
}
