import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { requireForumSpec } from '../workspace/requireForumSpec';
import { writeFiles } from '../workspace/writeFiles';
import { readSealedFiles } from './readSealedFiles';
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
        given: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Names of the secrets that were typed in; without one of them nothing is sealed',
            ),
      },
      output: {
        files: z =>
          z
            .array(
              z.object({
                path: z.string().describe('Path in the repository'),
                content: z.string().describe('Sealed text'),
              }),
            )
            .describe('The sealed files, for discourse:repository:publish'),
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
        ? sealer.rehearse(forum, {
            secrets,
            existing: await readSealedFiles(workspacePath),
          })
        : // A retry of the task has the sealed texts, but no more the secrets.
          await ctx.checkpoint({
            key: 'sealed',
            fn: async () => {
              requireGiven(secrets, { given: ctx.input.given ?? [] });
              return sealer.seal(forum, {
                credentials: await ctx.getInitiatorCredentials(),
                secrets,
                existing: await readSealedFiles(workspacePath),
              });
            },
          });
      const { files, missing, warnings } = sealed;
      await writeFiles(files, { workspacePath });
      ctx.logger.info(
        `Sealed ${Math.max(0, files.length - 1)} Secrets of forum '${
          forum.metadata.name
        }', ${missing.length} values are still to be supplied`,
      );
      warnings.forEach(warning => ctx.logger.warn(warning));
      ctx.output('files', files);
      ctx.output('stillToSupply', missing);
      ctx.output('nextSteps', describeMissing(missing, forum.spec.secrets));
    },
  });
}

/** The secrets that were typed in must be there; the message names them only. */
function requireGiven(
  secrets: Record<string, string> | undefined,
  options: { given: readonly string[] },
): void {
  const lost = options.given.filter(name => !secrets?.[name]);
  if (lost.length > 0) {
    throw new InputError(
      `The secrets ${lost.join(
        ', ',
      )} did not reach this attempt: the task was interrupted before they were sealed, and they are kept nowhere else. Start over and type them in again; nothing was written`,
    );
  }
}
