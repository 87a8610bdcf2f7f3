import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  fleetQuerySchema,
  FORUM_STATES,
  SEVERITIES,
} from '@backstage-discourse/plugin-discourse-common';
import { parseRequest } from '../api/parseRequest';
import type { Fleet } from '../fleet/Fleet';

const MAX_FORUMS = 100;

/** Lists forums as the fleet page does, with the same permission. */
export function createListForumsAction(options: {
  actionsRegistry: ActionsRegistryService;
  fleet: Fleet;
}): void {
  const { actionsRegistry, fleet } = options;
  actionsRegistry.register({
    name: 'list-forums',
    title: 'List forums',
    description: `Lists the Discourse forums that the user may see, worst first, from stored snapshots; no forum is called.

Each item has: id (for the other actions), title, url, entityRef, owner, state (pending, fresh, partial, stale, unreachable), severity of its worst finding (ok, info, warning, critical), headline (that finding in words), version, enqueued (waiting background jobs), lastBackupAt and collectedAt (ISO times). totalItems counts all matches, also beyond the limit; counts gives the numbers by severity of all forums that match the search.

When to use: to answer questions about many forums (which are behind, backed up late, drowning in jobs, unreachable) or to find the id of a forum by its name. For one forum whose id is known use get-forum-status.`,
    schema: {
      input: z =>
        z.object({
          search: z
            .string()
            .max(100)
            .optional()
            .describe('Part of a title, id, address or owner'),
          severity: z
            .array(z.enum(SEVERITIES))
            .optional()
            .describe('Only forums whose worst finding is one of these'),
          state: z
            .array(z.enum(FORUM_STATES))
            .optional()
            .describe('Only forums in one of these states'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(MAX_FORUMS)
            .optional()
            .describe('How many forums to return at most; 25 if not given'),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              url: z.string(),
              entityRef: z.string(),
              owner: z.string().optional(),
              state: z.enum(FORUM_STATES),
              severity: z.enum(SEVERITIES),
              headline: z.string(),
              version: z.string().optional(),
              enqueued: z.number().optional(),
              lastBackupAt: z.string().optional(),
              collectedAt: z.string().optional(),
            }),
          ),
          totalItems: z.number(),
          counts: z.record(z.number()),
        }),
    },
    examples: [
      { title: 'Forums in trouble', input: { severity: ['critical'] } },
    ],
    attributes: { readOnly: true, idempotent: true, destructive: false },
    action: async ({ input, credentials }) => {
      const query = parseRequest(fleetQuerySchema, { limit: 25, ...input });
      const page = await fleet.listForums(query, { credentials });
      return {
        output: {
          items: page.items.map(row => ({
            id: row.id,
            title: row.title,
            url: row.url,
            entityRef: row.entityRef,
            owner: row.owner,
            state: row.state,
            severity: row.severity,
            headline: row.headline,
            version: row.version,
            enqueued: row.enqueued,
            lastBackupAt: row.lastBackupAt,
            collectedAt: row.collectedAt,
          })),
          totalItems: page.totalItems,
          counts: page.counts.severity,
        },
      };
    },
  });
}
