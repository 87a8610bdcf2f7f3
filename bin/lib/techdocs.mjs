import fs from 'node:fs';
import path from 'node:path';
import { findCommand } from './findCommand.mjs';
import { cacheDir } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { say } from './terminal.mjs';

/** The plugin that generated documentation names in its mkdocs.yml. */
const PLUGIN = 'mkdocs-techdocs-core';

/** Whether a mkdocs has the plugin: one that lacks it can build nothing. */
async function hasPlugin(python) {
  return (
    (await runToEnd({
      command: python,
      args: ['-c', 'import techdocs_core'],
      logFile: path.join(cacheDir, 'techdocs-plugin.log'),
    })) === 0
  );
}

/** The Python that an installed mkdocs runs with, as its first line says. */
function pythonOf(mkdocs) {
  const [line] = fs.readFileSync(mkdocs, 'utf8').split('\n', 1);
  return line.startsWith('#!/')
    ? line.slice(2).trim().split(' ')[0]
    : undefined;
}

async function installed() {
  const mkdocs = findCommand('mkdocs');
  const python = mkdocs && pythonOf(mkdocs);
  return python && (await hasPlugin(python)) ? mkdocs : undefined;
}

/**
 * Finds a mkdocs that builds TechDocs, or installs one into a virtual
 * environment below `.cache`. Resolves to its path, or to why there is none.
 */
export async function findMkdocs() {
  const found = await installed();
  if (found) {
    return { path: found };
  }
  const folder = path.join(cacheDir, 'techdocs');
  const mkdocs = path.join(folder, 'bin/mkdocs');
  const python = path.join(folder, 'bin/python');
  if (fs.existsSync(mkdocs) && (await hasPlugin(python))) {
    return { path: mkdocs };
  }
  const systemPython = findCommand('python3');
  if (!systemPython) {
    return { missing: 'python3 is not installed' };
  }
  say(`Installing ${PLUGIN}`);
  fs.rmSync(folder, { recursive: true, force: true });
  const logFile = path.join(cacheDir, 'techdocs.log');
  const steps = [
    [systemPython, ['-m', 'venv', folder]],
    [python, ['-m', 'pip', 'install', '--quiet', PLUGIN]],
  ];
  for (const [command, args] of steps) {
    if ((await runToEnd({ command, args, logFile })) !== 0) {
      fs.rmSync(folder, { recursive: true, force: true });
      return {
        missing: `${PLUGIN} can not be installed, see ${path.relative(
          process.cwd(),
          logFile,
        )}`,
      };
    }
  }
  return { path: mkdocs };
}
