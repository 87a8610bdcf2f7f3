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

async function run(command, args, options = {}) {
  const code = await runToEnd({
    command,
    args,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    logFile: path.join(cacheDir, 'apt.log'),
    ...options,
  });
  return code === 0;
}

async function apt(args, options) {
  if (!listsAreFresh) {
    await run('/usr/bin/apt-get', ['update']);
    listsAreFresh = true;
  }
  return run('/usr/bin/apt-get', args, options);
}

/** Installs Debian packages. Resolves to whether it worked. */
export async function installPackages(...packages) {
  say(`Installing ${packages.join(', ')}`);
  return apt(['install', '-y', '--no-install-recommends', ...packages]);
}

/**
 * Unpacks a Debian package into a folder of our own: for one program out of a
 * package that would start a service when installed. Resolves to whether it
 * worked; a folder that exists is complete.
 */
export async function unpackPackage(name, folder) {
  say(`Fetching ${name}`);
  fs.mkdirSync(cacheDir, { recursive: true });
  const download = fs.mkdtempSync(path.join(cacheDir, `${name}-`));
  const contents = path.join(download, 'contents');
  try {
    if (!(await apt(['download', name], { cwd: download }))) {
      return false;
    }
    const [archive] = fs.readdirSync(download);
    if (
      !(await run('/usr/bin/dpkg-deb', [
        '--extract',
        path.join(download, archive),
        contents,
      ]))
    ) {
      return false;
    }
    fs.renameSync(contents, folder);
    return true;
  } finally {
    fs.rmSync(download, { recursive: true, force: true });
  }
}
