import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';
import type { ForumAccess } from '../change/access/ForumAccess';
import type { ChangePlanner } from '../change/plan/ChangePlanner';
import { describeFleetRecut } from './describeFleetRecut';
import { ringsInput } from './fleetSchemas';
import { planRecut } from './planRecut';
import { proposeToFleet } from './proposeToFleet';

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
        rings: ringsInput,
      },
      output: {
        finished: z => z.boolean().describe('Whether every ring is done'),
        summary: z => z.string().describe('How far the run came, Markdown'),
      },
    },
    async handler(ctx) {
      const fleet = await proposeToFleet(ctx, {
        ...{ access, planner },
        rings: ctx.input.rings,
        branch: RECUT_BRANCH,
        title: ({ needsHand }) => (needsHand ? TITLE_BY_HAND : TITLE),
        edit: planRecut,
      });
      const summary = describeFleetRecut(fleet);
      ctx.logger.info(summary);
      ctx.output('finished', fleet.stopped === undefined);
      ctx.output('summary', summary);
    },
  });
}
