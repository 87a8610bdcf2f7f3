import { InputError, NotFoundError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import type { DiscourseService } from '@backstage-discourse/plugin-discourse-node';
import { forumInput } from '../plan/changeSchemas';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { requireRemoved } from './planDecommission';
import { unregisterExamples } from './unregisterExamples';

async function ignoreNotFound(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (toError(error).name !== NotFoundError.name) {
      throw error;
    }
  }
}

/** `discourse:forum:unregister` */
export function createUnregisterForumAction(options: {
  planner: ChangePlanner;
  catalog: CatalogService;
  discourse: DiscourseService;
}) {
  const { planner, catalog, discourse } = options;
  return createTemplateAction({
    id: 'discourse:forum:unregister',
    description:
      "Takes a decommissioned forum out of the portal: out of the catalog, and out of the registry with the portal's keys and all that was collected. Needs the stage remove of discourse:change:decommission merged, and the name typed in. The repository stays, as the record of what was done. A dry run checks the same and takes nothing out.",
    supportsDryRun: true,
    examples: unregisterExamples,
    schema: {
      input: {
        forum: forumInput,
        confirm: z => z.string().describe('The name of the forum, typed in'),
      },
      output: {
        repositoryUrl: z =>
          z.string().describe('Page of the repository, which stays'),
        summary: z => z.string().describe('What was done, in one sentence'),
      },
    },
    async handler(ctx) {
      const { forum: ref, confirm } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      // An attempt after a crash may find the entity gone, and goes on from here.
      const found = await ctx.checkpoint({
        key: 'found',
        fn: async () => {
          const opened = await planner.open(ref, {
            credentials,
            permission: forumOperatePermission,
            signal: ctx.signal,
          });
          const { forum } = opened;
          if (confirm !== forum.id) {
            throw new InputError(
              `'confirm' must be the name of the forum, '${forum.id}', typed in`,
            );
          }
          requireRemoved(opened);
          const location = await catalog.getLocationByEntity(forum.entityRef, {
            credentials,
          });
          return {
            id: forum.id,
            repositoryUrl: forum.repository.pageUrl,
            locationId: location?.id ?? null,
          };
        },
      });
      const { id, repositoryUrl, locationId } = found;
      ctx.output('repositoryUrl', repositoryUrl);
      if (ctx.isDryRun) {
        ctx.output('summary', `A run would un-register forum '${id}'`);
        return;
      }
      if (locationId !== null) {
        await ignoreNotFound(
          catalog.removeLocationById(locationId, { credentials }),
        );
      }
      await ignoreNotFound(discourse.unregisterForum(id, { credentials }));
      const summary = `Forum '${id}' is un-registered; ${repositoryUrl} stays`;
      ctx.logger.info(summary);
      ctx.output('summary', summary);
    },
  });
}
