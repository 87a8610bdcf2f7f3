import { Command, CommanderError } from 'commander';
import { adoptCommand } from './cli/adoptCommand';
import { checkCommand } from './cli/checkCommand';
import { explainCommand } from './cli/explainCommand';
import type { ForumCliIo } from './cli/ForumCliIo';
import { planCommand } from './cli/planCommand';
import { renderCommand } from './cli/renderCommand';
import { RENDERER_VERSION } from './render/rendererVersion';

export type { ForumCliIo } from './cli/ForumCliIo';

/** How to run the command line. @public */
export interface ForumCliOptions {
  /** Arguments without the interpreter and the script. */
  argv: string[];
  io: ForumCliIo;
}

interface AdoptFlags {
  with?: string;
  out: string;
}

/**
 * Runs `forum` and returns its exit code: 0 when all is well, 1 when the
 * input or the repository has faults, 3 when a plan holds changes
 * or an adopted forum has fields to fill in.
 *
 * @public
 */
export async function runForumCli(options: ForumCliOptions): Promise<number> {
  const { argv, io } = options;
  let exitCode = 0;

  const program = new Command('forum')
    .description('Renders and checks the GitOps repository of a forum')
    .version(RENDERER_VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
    });
  program
    .command('render')
    .description('Write the repository that a ForumSpec describes')
    .option('--spec <file>', 'ForumSpec to render', 'forum.yaml')
    .option('--out <folder>', 'folder to write to (default: that of the spec)')
    .action(async ({ spec, out }: { spec: string; out?: string }) => {
      exitCode = await renderCommand({ spec, out, io });
    });
  program
    .command('check')
    .description('Check that a repository equals its render')
    .argument('[folder]', 'folder of the repository', '.')
    .action(async (directory: string) => {
      exitCode = await checkCommand({ directory, io });
    });
  program
    .command('plan')
    .description('Show what render would change; exit code 3 when it would')
    .argument('[folder]', 'folder of the repository', '.')
    .action(async (directory: string) => {
      exitCode = await planCommand({ directory, io });
    });
  program
    .command('explain')
    .description('Say what a field of forum.yaml is')
    .argument('[field]', 'dotted path, like spec.web.replicas', '')
    .action((field: string) => {
      exitCode = explainCommand({ field, io });
    });
  program
    .command('adopt')
    .description('Turn the values of the Bitnami discourse chart into a forum')
    .argument('<values>', 'values file of the release')
    .option('--with <file>', 'partial forum.yaml with what values lack')
    .option('--out <folder>', 'folder to write to', '.')
    .action(async (values: string, { with: answers, out }: AdoptFlags) => {
      exitCode = await adoptCommand({ values, answers, out, io });
    });

  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode;
    }
    throw error;
  }
  return exitCode;
}
