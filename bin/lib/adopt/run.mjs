import path from 'node:path';
import { runToEnd, tail } from '../processes.mjs';

/** Runs one step to its end; fails with the end of its log. */
export async function run(title, command, { args, cwd, env, workDir }) {
  const logFile = path.join(workDir, 'step.log');
  process.stdout.write(`    ${title}\n`);
  const code = await runToEnd({ command, args, cwd, env, logFile });
  if (code !== 0) {
    throw new Error(
      `'${title}' ended with code ${code}:\n${tail(logFile, 30)}`,
    );
  }
}
