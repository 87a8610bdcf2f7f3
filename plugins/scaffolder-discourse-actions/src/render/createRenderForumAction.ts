import type { Config } from '@backstage/config';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { treeHash } from '@backstage-discourse/forum-manifests';
import { groupsInput } from '../change/groups/groupsInput';
import { readCodeOwners } from '../plan/ForumRepository';
import { requireGroups } from '../workspace/requireGroups';
import { requireForumSpec } from '../workspace/requireForumSpec';
import { writeFiles } from '../workspace/writeFiles';
import { renderRepository } from './renderRepository';
import { renderExamples } from './renderExamples';

/** `discourse:forum:render` */
export function createRenderForumAction(options: { config: Config }) {
  const { config } = options;
  return createTemplateAction({
    id: 'discourse:forum:render',
    description:
      'Renders a ForumSpec into the workspace: the whole GitOps repository of a forum, without its secrets.',
    supportsDryRun: true,
    examples: renderExamples,
    schema: {
      input: {
        spec: z => z.record(z.unknown()).describe('The ForumSpec'),
        groups: groupsInput,
        treeHash: z =>
          z
            .string()
            .optional()
            .describe('Hash that was planned; the render must have it, too'),
      },
      output: {
        treeHash: z => z.string().describe('Hash of all rendered files'),
        files: z => z.number().describe('Number of rendered files'),
      },
    },
    async handler(ctx) {
      const { workspacePath } = ctx;
      const spec = requireForumSpec(ctx.input.spec);
      const files = renderRepository(spec, {
        codeOwners: readCodeOwners(config),
        groups: requireGroups(ctx.input.groups),
      });
      const hash = treeHash(files);
      if (ctx.input.treeHash !== undefined && ctx.input.treeHash !== hash) {
        throw new ConflictError(
          `The render of forum '${spec.metadata.name}' is not what was planned ('treeHash' is ${hash}, not ${ctx.input.treeHash}); start the run over`,
        );
      }
      await writeFiles(files, { workspacePath });
      ctx.logger.info(
        `Rendered ${files.length} files of forum '${spec.metadata.name}'`,
      );
      ctx.output('treeHash', hash);
      ctx.output('files', files.length);
    },
  });
}
