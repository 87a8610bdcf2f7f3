import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { checkGroups, type CheckGroupsTools } from '../operations/checkGroups';
import { requireActor } from '../operations/requireActor';

/** Plans the groups of a forum as the button does: same permission, same records. */
export function createPlanGroupsAction(
  options: CheckGroupsTools & {
    actionsRegistry: ActionsRegistryService;
    auth: AuthService;
  },
): void {
  const { actionsRegistry, auth } = options;
  actionsRegistry.register({
    name: 'plan-groups',
    title: 'Plan the groups of a forum',
    description: `Compares the small groups of one Discourse forum with the files in its repository and returns what applying them would change, step by step in the order of applying. Nothing is changed: neither the forum nor the repository.

changes are the steps, each with type, group and the reason in words. refusals are wishes of the repository that can not or must not be fulfilled, each with the fix. drift are differences that somebody made by hand in the forum. requests is the number of admin requests that applying takes at most. Applying is left to people, who approve planId.

When to use: to answer what a change to the groups would do, or how a forum differs from its repository. It reads the forum and its repository now, which takes some seconds. Needs the id of the forum; list-forums finds it.`,
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Id of the forum, as list-forums gives it'),
        }),
      output: z =>
        z.object({
          planId: z.string(),
          revision: z.string(),
          requests: z.number(),
          changes: z.array(
            z.object({
              type: z.string(),
              group: z.string(),
              reason: z.string(),
            }),
          ),
          refusals: z.array(
            z.object({
              group: z.string(),
              field: z.string(),
              reason: z.string(),
              fix: z.string(),
            }),
          ),
          drift: z.array(
            z.object({
              id: z.string(),
              group: z.string(),
              sentence: z.string(),
            }),
          ),
        }),
    },
    examples: [{ title: 'What would change', input: { id: 'acme-community' } }],
    attributes: { readOnly: true, idempotent: true, destructive: false },
    action: async ({ input, credentials }) => {
      const action = 'Planning groups';
      const actor = requireActor(credentials, { auth, action });
      const { report } = await checkGroups(options, {
        ...input,
        credentials,
        actor,
      });
      const { planId, revision, plan, drift } = report;
      return {
        output: {
          planId,
          revision,
          requests: plan.requests,
          changes: plan.changes.map(({ type, group, reason }) => ({
            type,
            group,
            reason,
          })),
          refusals: plan.refusals.map(({ group, field, reason, fix }) => ({
            group,
            field,
            reason,
            fix,
          })),
          drift: drift.map(({ id, group, sentence }) => ({
            id,
            group,
            sentence,
          })),
        },
      };
    },
  });
}
