import { parseForumYaml } from '../forumYaml/parseForumYaml';
import { checkRepository } from '../repository/checkRepository';
import { FORUM_YAML } from '../repository/ownership';
import { loadModels } from '../validation/loadModels';
import { validateManifests } from '../validation/validateManifests';
import type { ForumCliIo } from './ForumCliIo';
import { printWarnings } from './printWarnings';
import { readRepository } from './readRepository';

/** Arguments of `forum check`. */
export interface CheckCommandOptions {
  directory: string;
  io: ForumCliIo;
}

/**
 * Checks a repository: it equals its render, keeps no plain secret, and each
 * object fits its model. Returns the exit code.
 */
export async function checkCommand(
  options: CheckCommandOptions,
): Promise<number> {
  const { directory, io } = options;
  const files = await readRepository(directory);
  const forum = parseForumYaml(files.get(FORUM_YAML) ?? '');
  if (forum.ok) {
    printWarnings(forum.spec, io);
  }
  const faults = [
    ...checkRepository({ files }),
    ...validateManifests({ files, models: await loadModels() }),
  ];
  for (const { file, message, fix } of faults) {
    io.stderr.write(`${file} ${message}\n  ${fix}\n`);
  }
  if (faults.length > 0) {
    io.stderr.write(`${faults.length} fault(s) found\n`);
    return 1;
  }
  io.stdout.write(
    `${files.size} files checked: the repository equals its render\n`,
  );
  return 0;
}
