import path from 'node:path';
import fs from 'node:fs';
import { cacheDir } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { say } from './terminal.mjs';

let listsAreFresh = false;

/** Whether this process may install Debian packages. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages. Resolves to whether it worked. */
export async function installPackages(...packages) {
  const run = args =>
    runToEnd({
      command: '/usr/bin/apt-get',
      args,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      logFile: path.join(cacheDir, 'apt.log'),
    });
  say(`Installing ${packages.join(', ')}`);
  if (!listsAreFresh) {
    await run(['update']);
    listsAreFresh = true;
  }
  return (
    (await run(['install', '-y', '--no-install-recommends', ...packages])) === 0
  );
}
