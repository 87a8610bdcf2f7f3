import fs from 'node:fs';
import path from 'node:path';
import { backstageCli, root } from '../paths.mjs';
import { run } from './run.mjs';

/** What an app installs, and what that depends on, each after its own. */
const PACKAGES = [
  'plugins/discourse-common',
  'packages/discourse-client',
  'packages/forum-manifests',
  'plugins/discourse-node',
  'plugins/discourse',
  'plugins/discourse-backend',
  'plugins/catalog-backend-module-discourse',
  'plugins/scaffolder-discourse-actions',
];

/** The yarn of this repository; a new app brings its own. */
export const yarn = path.join(root, '.yarn/releases/yarn-4.13.0.cjs');

/**
 * Builds the packages as they would be published. Gives the path of each
 * tarball by the name of its package.
 */
export async function packPlugins({ workDir }) {
  const outDir = path.join(workDir, 'tarballs');
  fs.mkdirSync(outDir, { recursive: true });
  await run('Emit types', process.execPath, {
    args: [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      '--incremental',
      'false',
    ],
    cwd: root,
    workDir,
  });
  const tarballs = new Map();
  for (const folder of PACKAGES) {
    const cwd = path.join(root, folder);
    const { name } = JSON.parse(
      fs.readFileSync(path.join(cwd, 'package.json'), 'utf8'),
    );
    const file = path.join(outDir, `${path.basename(folder)}.tgz`);
    await run(`Build ${name}`, process.execPath, {
      args: [backstageCli, 'package', 'build'],
      cwd,
      workDir,
    });
    await run(`Pack ${name}`, process.execPath, {
      args: [yarn, 'pack', '--out', file],
      cwd,
      workDir,
    });
    tarballs.set(name, file);
  }
  return tarballs;
}
