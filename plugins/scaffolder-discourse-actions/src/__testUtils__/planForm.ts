import type { MockDirectory } from '@backstage/backend-test-utils';
import { createPlanForumAction } from '../plan/createPlanForumAction';
import { createPlanner } from './createPlanner';
import { runAction } from './runAction';

/** How a test plans a form. */
export interface PlanFormOptions {
  workspace: MockDirectory;
  portal?: ReturnType<typeof createPlanner>;
  secrets?: Record<string, string>;
  isDryRun?: boolean;
}

/** Runs discourse:forum:plan on the answers to a form. */
export function planForm(
  values: Record<string, unknown>,
  options: PlanFormOptions,
) {
  const { workspace, portal = createPlanner({}), secrets, isDryRun } = options;
  return runAction(createPlanForumAction(portal), {
    workspacePath: workspace.path,
    input: { values },
    secrets,
    isDryRun,
  });
}

/** What a refused form leads to, for the line of one field. */
export async function refuseForm(
  values: Record<string, unknown>,
  options: PlanFormOptions & { field: string },
) {
  const { workspace, field, portal = createPlanner({}) } = options;
  const message = await planForm(values, { ...options, portal }).then(
    () => 'not refused',
    (error: Error) => error.message,
  );
  const lines = message.split('\n');
  return {
    line: lines.find(line => line.startsWith(`'${field}' `)) ?? message,
    files: workspace.content(),
    writes: [...portal.discourse.reservations, ...portal.discourse.activations],
  };
}

/** The refusal of a field that names it and the fix, with nothing written. */
export function refusalOf(field: string, fix = /must|choose|remove|missing/) {
  return {
    line: expect.stringMatching(
      new RegExp(`^'${field.replaceAll('.', '\\.')}' .*(${fix.source})`),
    ),
    files: {},
    writes: [],
  };
}
