import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { writeChange } from '../plan/changeOutput';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { editForumYaml } from '../plan/editForumYaml';
import { resolveUpgrade } from './resolveUpgrade';
import { upgradeExamples } from './upgradeExamples';

/** `discourse:change:upgrade` */
export function createUpgradeForumAction(options: {
  planner: ChangePlanner;
  now: () => number;
}) {
  const { planner, now } = options;
  return createTemplateAction({
    id: 'discourse:change:upgrade',
    description:
      'Plans the upgrade of a forum to the newest version of a channel or to a given one, with its time of support and what it needs. Writes the changed repository into the workspace and nothing else.',
    supportsDryRun: true,
    examples: upgradeExamples,
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
      const { forum: entityRef, imageDigest } = ctx.input;
      const opened = await planner.open(entityRef, {
        credentials: await ctx.getInitiatorCredentials(),
        permission: forumOperatePermission,
        signal: ctx.signal,
      });
      const { version, notes, unchecked } = resolveUpgrade(opened.spec, {
        channel: ctx.input.channel,
        version: ctx.input.version,
        now: now(),
      });
      const pinned = opened.spec.spec.discourse.image.digest;
      const isSame = version === opened.spec.spec.discourse.version;
      const plan = await planner.plan(
        {
          forumYaml: editForumYaml(opened.forumYaml, {
            'spec.discourse.version': version,
            ...((imageDigest || (pinned && !isSame)) && {
              // The old digest would run the old version under a new name.
              'spec.discourse.image.digest': imageDigest,
            }),
          }),
          notes,
          unchecked,
        },
        opened,
      );
      ctx.logger.info(`Planned the upgrade:\n${plan.description}`);
      ctx.output('change', await writeChange(plan, ctx));
    },
  });
}
