import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { forumOperatePermission } from '@backstage-discourse/plugin-discourse-common';
import { changeExamples } from '../plan/changeExamples';
import type { ChangePlanner } from '../plan/ChangePlanner';
import { changeOutput, forumInput } from '../plan/changeSchemas';
import { editForumYaml } from '../plan/editForumYaml';
import { runChange } from '../plan/runChange';
import { requireGrowth } from './requireGrowth';

const ID = 'discourse:change:scale';

/** `discourse:change:scale` */
export function createScaleForumAction(options: { planner: ChangePlanner }) {
  const { planner } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Plans another size of a forum: its preset, replicas, workers, job threads and storage. What is left out stays. Writes the changed repository into the workspace and nothing else.',
    supportsDryRun: true,
    examples: changeExamples(ID, {
      'Make a forum medium-sized': { size: 'medium' },
      'Run jobs in pods of their own': {
        sidekiqMode: 'separate',
        sidekiqReplicas: 2,
      },
    }),
    schema: {
      input: {
        forum: forumInput,
        size: z =>
          z
            .enum(['small', 'medium', 'large'])
            .optional()
            .describe('Preset of replicas, workers, memory and storage'),
        webReplicas: z => z.number().optional().describe('Web pods'),
        webWorkers: z =>
          z
            .number()
            .optional()
            .describe('Requests that a web pod serves at once'),
        sidekiqMode: z =>
          z
            .enum(['unified', 'separate', 'hybrid'])
            .optional()
            .describe(
              'Whether jobs run inside the web pods, in pods of their own, or in a pool for each group of queues',
            ),
        sidekiqReplicas: z =>
          z.number().optional().describe('Sidekiq pods in mode separate'),
        sidekiqThreads: z =>
          z.number().optional().describe('Job threads per Sidekiq process'),
        databaseInstances: z =>
          z.number().optional().describe('PostgreSQL instances'),
        databaseStorage: z =>
          z
            .string()
            .optional()
            .describe('Volume of each PostgreSQL instance, like 50Gi'),
      },
      output: { change: changeOutput },
    },
    async handler(ctx) {
      const { input } = ctx;
      const wanted = {
        'spec.size': input.size,
        'spec.web.replicas': input.webReplicas,
        'spec.web.workers': input.webWorkers,
        'spec.sidekiq.mode': input.sidekiqMode,
        'spec.sidekiq.replicas': input.sidekiqReplicas,
        'spec.sidekiq.threads': input.sidekiqThreads,
        'spec.database.instances': input.databaseInstances,
        'spec.database.storage': input.databaseStorage,
      };
      const given = Object.fromEntries(
        Object.entries(wanted).filter(([, value]) => value !== undefined),
      );
      const change = await runChange(ctx, {
        planner,
        permission: forumOperatePermission,
        edit: opened => {
          const forumYaml = editForumYaml(opened.forumYaml, given);
          requireGrowth(opened.spec, { forumYaml });
          return {
            forumYaml,
            notes: [
              'Web and Sidekiq pods are replaced one after the other while the others serve.',
            ],
            unchecked: [
              'whether the StorageClass can grow volumes that are in use',
            ],
          };
        },
      });
      ctx.output('change', change);
    },
  });
}
