import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { stringify } from 'yaml';
import type { ForumAccess } from '../change/access/ForumAccess';
import type { ChangePlanner } from '../change/plan/ChangePlanner';
import { planUpgrade } from '../change/upgrade/planUpgrade';
import { describeFleetRecut } from './describeFleetRecut';
import { ringsInput } from './fleetSchemas';
import { proposeToFleet } from './proposeToFleet';
import { isUnhealthy } from './recutFleet';

/** Branch of every upgrade, whether of one forum or of many. */
const UPGRADE_BRANCH = 'forum/upgrade';

/** What an upgrade mends must not keep it from being made. */
function stopsUpgrades(status: ForumStatus): boolean {
  return isUnhealthy({
    ...status,
    findings: status.findings.filter(({ part }) => part !== 'version'),
  });
}

/** `discourse:fleet:upgrade` */
export function createUpgradeFleetAction(options: {
  access: ForumAccess;
  planner: ChangePlanner;
  /** Epoch milliseconds. */
  now: () => number;
}) {
  const { access, planner, now } = options;
  return createTemplateAction({
    id: 'discourse:fleet:upgrade',
    description:
      'Upgrades Discourse of many forums to the newest version of a channel or to a given one, by pull requests, ring by ring. A ring is begun when all forums of the ring before are merged and healthy, and an unhealthy ring stops the run, except for findings about its version. Run it again to go on.',
    supportsDryRun: true,
    examples: [
      {
        description: 'First a forum of our own, then a customer',
        example: stringify({
          steps: [
            {
              id: 'upgrade',
              name: 'Upgrade the fleet',
              action: 'discourse:fleet:upgrade',
              input: {
                channel: 'esr',
                rings: [
                  { name: 'canary', forums: ['component:default/staging'] },
                  {
                    name: 'customers',
                    forums: ['component:default/acme-community'],
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
        channel: z =>
          z
            .enum(['release', 'esr'])
            .optional()
            .describe(
              'release for the newest monthly release, esr for the newest with extended support',
            ),
        version: z =>
          z
            .string()
            .optional()
            .describe('A version like 2026.8.0, instead of a channel'),
      },
      output: {
        finished: z => z.boolean().describe('Whether every ring is done'),
        summary: z => z.string().describe('How far the run came, Markdown'),
      },
    },
    async handler(ctx) {
      const { rings, channel, version } = ctx.input;
      const fleet = await proposeToFleet(ctx, {
        ...{ access, planner, rings },
        branch: UPGRADE_BRANCH,
        title: () => 'Upgrade Discourse',
        edit: opened => planUpgrade(opened, { channel, version, now: now() }),
        isUnhealthy: stopsUpgrades,
      });
      const summary = describeFleetRecut(fleet);
      ctx.logger.info(summary);
      ctx.output('finished', fleet.stopped === undefined);
      ctx.output('summary', summary);
    },
  });
}
