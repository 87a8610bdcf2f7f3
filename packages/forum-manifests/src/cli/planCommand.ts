import { formatForumSpecFaults } from '@backstage-discourse/plugin-discourse-common';
import { parseForumYaml } from '../forumYaml/parseForumYaml';
import { findRefusedChanges } from '../plan/findRefusedChanges';
import { planRepository, type PlannedChange } from '../plan/planRepository';
import { LOCK_FILE } from '../render/lockFile';
import { renderForum } from '../render/renderForum';
import { FORUM_YAML } from '../repository/ownership';
import type { ForumCliIo } from './ForumCliIo';
import { lastRender } from './lastRender';
import { printWarnings } from './printWarnings';
import { readRepository } from './readRepository';

/** Exit code of a plan that holds changes. */
export const CHANGES_PLANNED = 3;

/** Arguments of `forum plan`. */
export interface PlanCommandOptions {
  directory: string;
  io: ForumCliIo;
}

function count(changes: PlannedChange[], action: string): number {
  return changes.filter(change => change.action === action).length;
}

/**
 * Shows what `forum render` would change, as a diff, and writes nothing.
 * Returns 0 when there is nothing to change, 3 when there is, 1 for faults.
 */
export async function planCommand(
  options: PlanCommandOptions,
): Promise<number> {
  const { directory, io } = options;
  const files = await readRepository(directory);
  const text = files.get(FORUM_YAML);
  if (text === undefined) {
    io.stderr.write(
      `'${FORUM_YAML}' is missing in '${directory}'; name the folder of the repository\n`,
    );
    return 1;
  }
  const result = parseForumYaml(text);
  if (!result.ok) {
    io.stderr.write(`${formatForumSpecFaults(result.faults)}\n`);
    return 1;
  }

  printWarnings(result.spec, io);
  const rendered = renderForum(result.spec);
  const refused = findRefusedChanges(
    files,
    new Map(rendered.map(({ path, content }) => [path, content])),
  );
  for (const { path, message } of refused) {
    io.stderr.write(`warning: the cluster refuses ${path}: ${message}\n`);
  }
  const changes = planRepository({
    files,
    rendered,
    lastRendered: lastRender(files.get(LOCK_FILE)),
  });
  if (changes.length === 0) {
    io.stdout.write('Nothing to change: the repository equals its render\n');
    return 0;
  }
  for (const { diff } of changes) {
    io.stdout.write(diff);
  }
  io.stdout.write(
    `\nPlan: ${count(changes, 'add')} to add, ${count(
      changes,
      'change',
    )} to change, ${count(
      changes,
      'remove',
    )} to remove. 'forum render' does it.\n`,
  );
  return CHANGES_PLANNED;
}
