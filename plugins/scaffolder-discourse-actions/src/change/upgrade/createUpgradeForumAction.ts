import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeExamples } from '../plan/changeExamples';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { runChange } from '../plan/runChange';
import { planUpgrade } from './planUpgrade';

const ID = 'discourse:change:upgrade';

/** `discourse:change:upgrade` */
export function createUpgradeForumAction(options: {
  planner: ChangePlanner;
  now: () => number;
}) {
  const { planner, now } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Plans the upgrade of a forum to the newest version of a channel or to a given one, with its time of support and what it needs. Writes the changed repository into the workspace and nothing else.',
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Upgrade to the newest release with extended support': { channel: 'esr' },
      'Upgrade to a given version': { version: '2026.8.0' },
    }),
    schema: {
      input: {
        forum: forumInput,
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
        imageDigest: z =>
          z
            .string()
            .optional()
            .describe(
              'Digest of the image of that version; without it a pinned one is taken out',
            ),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const { channel, version: pinned, imageDigest } = ctx.input;
      const change = await runChange(ctx, {
        planner,
        permission: forumOperatePermission,
        edit: opened =>
          planUpgrade(opened, {
            channel,
            version: pinned,
            imageDigest,
            now: now(),
          }),
      });
      ctx.output('change', change);
    },
  });
}
