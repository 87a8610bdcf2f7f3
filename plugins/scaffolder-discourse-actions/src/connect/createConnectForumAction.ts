import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { DiscourseService } from '@backstage-discourse/plugin-discourse-node';
import { waitForEntity } from './waitForEntity';
import { connectExamples } from './connectExamples';

/** `discourse:forum:connect` */
export function createConnectForumAction(options: {
  catalog: CatalogService;
  discourse: DiscourseService;
}) {
  const { catalog, discourse } = options;
  return createTemplateAction({
    id: 'discourse:forum:connect',
    description:
      "Waits until the catalog shows the entity of a forum, then ties the forum to it in the portal's registry, so that the portal begins to watch it. Doing it again is fine.",
    supportsDryRun: true,
    examples: connectExamples,
    schema: {
      input: {
        id: z => z.string().describe('Id of the forum: metadata.name'),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'Entity of the forum, as catalog:register gave it; only a dry run has none',
            ),
      },
      output: {
        entityRef: z => z.string().optional().describe('Entity of the forum'),
      },
    },
    async handler(ctx) {
      const { id, entityRef } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Forum '${id}' would be connected to its entity`);
        return;
      }
      if (!entityRef) {
        throw new InputError(
          `'entityRef' is missing: forum '${id}' has to be registered in the catalog before it is connected`,
        );
      }
      const credentials = await ctx.getInitiatorCredentials();
      await waitForEntity(entityRef, {
        catalog,
        credentials,
        signal: ctx.signal,
      });
      await discourse.activateForum({ id, entityRef }, { credentials });
      ctx.logger.info(`The portal watches forum '${id}' as ${entityRef}`);
      ctx.output('entityRef', entityRef);
    },
  });
}
