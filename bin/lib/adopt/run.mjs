import path from 'node:path';
import { runToEnd, tail } from '../processes.mjs';

/** Runs one step to its end; fails with the end of its log. */
export async function run(
  title,
  command,
  { args, cwd, env, workDir, attempts = 1 },
) {
  const logFile = path.join(workDir, 'step.log');
  process.stdout.write(`    ${title}\n`);
  const code = await runToEnd({ command, args, cwd, env, logFile });
  if (code === 0) {
    return;
  }
  const ended = `'${title}' ended with code ${code}`;
  if (attempts === 1) {
    throw new Error(`${ended}:\n${tail(logFile, 30)}`);
  }
  process.stdout.write(`    ${ended}; it is tried again\n`);
  await run(title, command, {
    ...{ args, cwd, env, workDir },
    attempts: attempts - 1,
  });
}
