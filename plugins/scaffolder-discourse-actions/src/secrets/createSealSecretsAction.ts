import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { requireForumSpec } from '../workspace/requireForumSpec';
import { writeFiles } from '../workspace/writeFiles';
import { describeMissing } from './describeMissing';
import type { ForumSealer } from './ForumSealer';
import { sealExamples } from './sealExamples';

/** `discourse:secrets:seal` */
export function createSealSecretsAction(options: { sealer: ForumSealer }) {
  const { sealer } = options;
  return createTemplateAction({
    id: 'discourse:secrets:seal',
    description:
      "Makes the secrets of a forum, takes those that were given as task secrets (SMTP_PASSWORD, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY), reserves the forum for the portal's keys, and writes all of them sealed for the cluster. A dry run seals throw-away values and reserves nothing.",
    supportsDryRun: true,
    examples: sealExamples,
    schema: {
      input: {
        spec: z => z.record(z.unknown()).describe('The ForumSpec'),
      },
      output: {
        stillToSupply: z =>
          z
            .array(
              z.object({
                namespace: z.string().describe('Namespace of the Secret'),
                secret: z.string().describe('Name of the Secret'),
                key: z.string().describe('Key in the Secret'),
                description: z.string().describe('What the value is'),
              }),
            )
            .describe('Keys of Secrets that nobody has given yet'),
        nextSteps: z =>
          z
            .string()
            .describe(
              'What is still to be supplied, Markdown; empty if nothing',
            ),
      },
    },
    async handler(ctx) {
      const { workspacePath, secrets } = ctx;
      const forum = requireForumSpec(ctx.input.spec);
      const sealed = ctx.isDryRun
        ? sealer.rehearse(forum, { secrets })
        : await sealer.seal(forum, {
            credentials: await ctx.getInitiatorCredentials(),
            secrets,
          });
      await writeFiles(sealed.files, { workspacePath });
      ctx.logger.info(
        `Sealed ${sealed.files.length - 1} Secrets of forum '${
          forum.metadata.name
        }', ${sealed.missing.length} values are still to be supplied`,
      );
      ctx.output('stillToSupply', sealed.missing);
      ctx.output('nextSteps', describeMissing(sealed.missing));
    },
  });
}
