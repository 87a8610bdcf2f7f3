import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { SEVERITIES } from '@backstage-discourse/plugin-discourse-common';
import type { ForumReader } from '../permissions/ForumReader';

/** The verdicts on one forum, in words. */
export function createListFindingsAction(options: {
  actionsRegistry: ActionsRegistryService;
  reader: ForumReader;
}): void {
  const { actionsRegistry, reader } = options;
  actionsRegistry.register({
    name: 'list-findings',
    title: 'List the findings of a forum',
    description: `Returns the verdicts on one Discourse forum, worst first: whether it answers, whether its version is supported, whether its job queue will drain and when, whether backups are fresh, and more.

Each finding has: id (a stable name such as sidekiq-growing), severity (ok, info, warning, critical), title (what is the case), detail (the evidence), nextStep (what a person should do) and since (ISO time). Findings of severity ok say that something was checked and is well.

When to use: to explain what is wrong with a forum and what to do. Quote nextStep instead of inventing one. Needs the id of the forum; list-forums finds it.`,
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Id of the forum, as list-forums gives it'),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              id: z.string(),
              severity: z.enum(SEVERITIES),
              title: z.string(),
              detail: z.string().optional(),
              nextStep: z.string().optional(),
              since: z.string(),
            }),
          ),
        }),
    },
    examples: [
      { title: 'Why a forum is red', input: { id: 'acme-community' } },
    ],
    attributes: { readOnly: true, idempotent: true, destructive: false },
    action: async ({ input, credentials }) => {
      const { findings } = await reader.read(input.id, { credentials });
      return {
        output: {
          items: findings.map(
            ({ id, severity, title, detail, nextStep, since }) => ({
              id,
              severity,
              title,
              detail,
              nextStep,
              since,
            }),
          ),
        },
      };
    },
  });
}
