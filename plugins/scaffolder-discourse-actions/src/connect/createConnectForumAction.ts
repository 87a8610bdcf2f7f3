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
      "Ties a forum to its entity in the portal's registry, so that the portal begins to watch it, and waits until the catalog shows the entity. With 'location' the portal itself keeps the entity in the catalog for as long as the forum is registered; without, it must have been registered before. Doing it again is fine.",
    supportsDryRun: true,
    examples: connectExamples,
    schema: {
      input: {
        id: z => z.string().describe('Id of the forum: metadata.name'),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe('Entity of the forum; only a dry run can do without'),
        location: z =>
          z
            .string()
            .optional()
            .describe(
              "Address of the catalog-info.yaml in the forum's repository; the portal then keeps its entities in the catalog",
            ),
      },
      output: {
        entityRef: z => z.string().optional().describe('Entity of the forum'),
      },
    },
    async handler(ctx) {
      const { id, entityRef, location } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Forum '${id}' would be connected to its entity`);
        return;
      }
      if (!entityRef) {
        throw new InputError(
          `'entityRef' is missing: forum '${id}' is connected to an entity of the catalog, like component:default/${id}`,
        );
      }
      const credentials = await ctx.getInitiatorCredentials();
      const { signal } = ctx;
      const wait = () =>
        waitForEntity(entityRef, { catalog, credentials, signal });
      if (location === undefined) {
        // A forum without an entity could be seen by nobody.
        await wait();
        await discourse.activateForum({ id, entityRef }, { credentials });
      } else {
        await discourse.activateForum(
          { id, entityRef, location },
          { credentials },
        );
        await wait();
      }
      ctx.logger.info(`The portal watches forum '${id}' as ${entityRef}`);
      ctx.output('entityRef', entityRef);
    },
  });
}
