import fs from 'node:fs';
import path from 'node:path';
import { findCommand } from './findCommand.mjs';
import { cacheDir } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { installPythonPackage } from './pythonPackage.mjs';

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

const folder = path.join(cacheDir, 'techdocs');

/**
 * The PATH on which TechDocs finds the mkdocs that `findMkdocs` installed, if
 * it ever did. Installs and waits for nothing.
 */
export function pathWithMkdocs(given = process.env.PATH ?? '') {
  const bin = path.join(folder, 'bin');
  return fs.existsSync(path.join(bin, 'mkdocs'))
    ? [bin, given].join(path.delimiter)
    : given;
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
  const mkdocs = path.join(folder, 'bin/mkdocs');
  const python = path.join(folder, 'bin/python');
  if (fs.existsSync(mkdocs) && (await hasPlugin(python))) {
    return { path: mkdocs };
  }
  const { missing } = await installPythonPackage(PLUGIN, folder);
  return missing === undefined ? { path: mkdocs } : { missing };
}
