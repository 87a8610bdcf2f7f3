import fs from 'node:fs';
import path from 'node:path';
import { findCommand } from './findCommand.mjs';
import { runToEnd } from './processes.mjs';
import { say } from './terminal.mjs';

/**
 * Installs a Python package into a virtual environment of its own. Resolves to
 * `{}`, or to `{ missing }` with the reason; then nothing is left of the folder.
 */
export async function installPythonPackage(requirement, folder) {
  const systemPython = findCommand('python3');
  if (!systemPython) {
    return { missing: 'python3 is not installed' };
  }
  say(`Installing ${requirement}`);
  fs.rmSync(folder, { recursive: true, force: true });
  const logFile = `${folder}.log`;
  const steps = [
    [systemPython, ['-m', 'venv', folder]],
    [
      path.join(folder, 'bin/python'),
      ['-m', 'pip', 'install', '--quiet', requirement],
    ],
  ];
  for (const [command, args] of steps) {
    if ((await runToEnd({ command, args, logFile })) !== 0) {
      fs.rmSync(folder, { recursive: true, force: true });
      return {
        missing: `${requirement} can not be installed, see ${path.relative(
          process.cwd(),
          logFile,
        )}`,
      };
    }
  }
  return {};
}
