import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { secretsKustomization } from '@backstage-discourse/forum-manifests';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import type {
  DiscourseService,
  ForumCluster,
} from '@backstage-discourse/plugin-discourse-node';
import type { SecretDigest } from '../../secrets/SecretDigest';
import { changeExamples } from '../plan/changeExamples';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { runChange } from '../plan/runChange';
import { renewPortalKeys } from './renewPortalKeys';
import { prepareRotation, readSealed, rotateSecrets } from './rotateSecrets';

const ID = 'discourse:change:rotate-secrets';

/** `discourse:change:rotate-secrets` */
export function createRotateSecretsAction(options: {
  planner: ChangePlanner;
  clusters: readonly ForumCluster[];
  digest: SecretDigest | undefined;
  discourse: DiscourseService;
  now: () => number;
}) {
  const { planner, clusters, digest, discourse, now } = options;
  return createTemplateAction({
    id: ID,
    description:
      "Plans new values for some secrets of a forum, sealed for its cluster. Generated ones are made here; others come as task secrets (SMTP_PASSWORD, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY). The portal's own keys are made by its backend, which uses the old ones until the forum accepts the new. All others keep their ciphertext. Writes the changed repository into the workspace and nothing else.",
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Rotate what signs sessions': { rotate: ['sessions'] },
      'Rotate the access key of the buckets': { rotate: ['objectStorage'] },
      "Rotate the portal's own keys": { rotate: ['portal'] },
    }),
    schema: {
      input: {
        forum: forumInput,
        rotate: z =>
          z
            .array(
              z.enum(['sessions', 'valkey', 'objectStorage', 'mail', 'portal']),
            )
            .describe('Which secrets get new values'),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const change = await runChange(ctx, {
        planner,
        permission: forumOperatePermission,
        edit: async ({ spec, state: { texts } }) => {
          // A retry of the task must not make other values.
          const { files, notes } = await ctx.checkpoint({
            key: 'rotated',
            fn: async () => {
              const { secrets, isDryRun } = ctx;
              const prepared = prepareRotation(spec, {
                rotations: ctx.input.rotate,
                secrets,
                clusters,
              });
              const rotated = rotateSecrets(spec, {
                prepared,
                texts,
                secrets,
                digest,
                portalKeys: await renewPortalKeys(spec, {
                  prepared,
                  discourse,
                  credentials: await ctx.getInitiatorCredentials(),
                  isDryRun,
                  now: now(),
                }),
                now: now(),
              });
              return {
                notes: rotated.notes,
                files: rotated.files.map(({ path, content }) => ({
                  path,
                  content,
                })),
              };
            },
          });
          const listed = secretsKustomization([
            ...readSealed(texts).map(({ path }) => ({ path, content: '' })),
            ...files,
          ]);
          return {
            files: new Map(
              [...files, listed].map(({ path, content }) => [path, content]),
            ),
            notes,
            unchecked: [
              'whether the new values are accepted where they are used',
            ],
          };
        },
      });
      ctx.output('change', change);
    },
  });
}
