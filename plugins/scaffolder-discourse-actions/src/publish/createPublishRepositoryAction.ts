import fs from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ConflictError, InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { treeHash } from '@backstage-discourse/forum-manifests';
import { groupsInput } from '../change/groups/groupsInput';
import {
  locateRepository,
  readRepositorySettings,
} from '../plan/ForumRepository';
import { renderRepository } from '../render/renderRepository';
import { requireGroups } from '../workspace/requireGroups';
import { requireForumSpec } from '../workspace/requireForumSpec';
import { writeFiles } from '../workspace/writeFiles';
import { publishExamples } from './publishExamples';
import type { RepositoryPublisher } from './RepositoryPublisher';
import type { RepositorySettler } from './RepositorySettler';

/** `discourse:repository:publish` */
export function createPublishRepositoryAction(options: {
  config: Config;
  integrations: ScmIntegrationRegistry;
  publisher: RepositoryPublisher;
  settler: RepositorySettler;
}) {
  const { config, integrations, publisher, settler } = options;
  return createTemplateAction({
    id: 'discourse:repository:publish',
    description:
      "Publishes the workspace as the repository of a forum, exactly once. It uses Backstage's own publish action of the Git host; where an earlier run broke off, it fills the empty repository or takes over the one that holds this very forum. Then it protects the branch and sets topics where the host offers that. A dry run writes nothing.",
    supportsDryRun: true,
    examples: publishExamples,
    schema: {
      input: {
        spec: z => z.record(z.unknown()).describe('The ForumSpec'),
        groups: groupsInput,
        treeHash: z =>
          z
            .string()
            .optional()
            .describe('Hash that was planned; what is published must have it'),
        description: z =>
          z.string().describe('Description of the repository, for people'),
        sealedFiles: z =>
          z
            .array(
              z.object({
                path: z.string().describe('Path in the repository'),
                content: z.string().describe('Sealed text'),
              }),
            )
            .optional()
            .describe(
              'What discourse:secrets:seal gave. A resumed task has an empty workspace, which is filled again from these and the spec',
            ),
      },
      output: {
        outcome: z =>
          z
            .enum(['created', 'completed', 'adopted'])
            .describe(
              'created: made now; completed: an empty repository was there; adopted: an earlier run had published this very forum',
            ),
        remoteUrl: z => z.string().describe('Clone URL of the repository'),
        repoContentsUrl: z =>
          z.string().describe('Root of the published files; ends with a slash'),
      },
    },
    async handler(ctx) {
      const { logger, workspacePath } = ctx;
      const { description, sealedFiles = [] } = ctx.input;
      const spec = requireForumSpec(ctx.input.spec);
      const { name } = spec.metadata;
      const settings = readRepositorySettings(config);
      const files = renderRepository(spec, {
        codeOwners: settings.codeOwners,
        groups: requireGroups(ctx.input.groups),
      });
      const hash = treeHash(files);
      if (ctx.input.treeHash !== undefined && ctx.input.treeHash !== hash) {
        throw new ConflictError(
          `Forum '${name}' is not published: what would be written is not what was planned ('treeHash' is ${hash}, not ${ctx.input.treeHash}); start the run over`,
        );
      }
      const stray = sealedFiles.find(
        ({ path }) => !/^secrets\/[a-z0-9.-]+\.yaml$/.test(path),
      );
      if (stray) {
        throw new InputError(
          `'sealedFiles' must hold files of secrets/ only, not '${stray.path}'`,
        );
      }
      const located = locateRepository(name, { settings, integrations });
      if (!located.ok) {
        throw new InputError(
          `'${located.fault.field}' ${located.fault.message}`,
        );
      }
      const { repository } = located;
      ctx.output('remoteUrl', repository.remoteUrl);
      ctx.output('repoContentsUrl', repository.contentsUrl);
      await writeFiles([...files, ...sealedFiles], { workspacePath });
      if (ctx.isDryRun) {
        logger.info(`${repository.remoteUrl} would be published`);
        return;
      }
      // A killed attempt may have committed here, which must not come again.
      await fs.rm(resolveSafeChildPath(workspacePath, '.git'), {
        recursive: true,
        force: true,
      });
      const outcome = await ctx.checkpoint({
        key: `published.${hash}`,
        fn: () =>
          publisher.publish(repository, { files, description, context: ctx }),
      });
      logger.info(`${repository.remoteUrl} holds forum '${name}' (${outcome})`);
      for (const note of await settler.settle(repository, { settings })) {
        logger.warn(note);
      }
      ctx.output('outcome', outcome);
    },
  });
}
