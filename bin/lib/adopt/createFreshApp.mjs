import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { yarn } from './packPlugins.mjs';
import { run } from './run.mjs';

/** The release of `@backstage/create-app` that makes a Backstage 1.55 app. */
const CREATE_APP = '0.9.2';
const BACKSTAGE = '1.55.0';

/** Pins of this repository that a new app needs for the same reasons. */
const PINNED = [
  '@backstage/cli-common',
  '@swc/core',
  '@yarnpkg/core',
  'unrs-resolver',
  'rollup',
];

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function writeJson(file, value) {
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** `create-app` asks whether there is a yarn; this is the one. */
function makeYarnCommand(workDir) {
  const folder = path.join(workDir, 'bin');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'yarn'),
    `#!/bin/sh\nexec "${process.execPath}" "${yarn}" "$@"\n`,
    { mode: 0o755 },
  );
  return folder;
}

/**
 * Makes an app with Backstage's own `create-app`, not yet installed. The
 * plugins' tarballs stand for what a registry would give.
 */
export async function createFreshApp({ workDir, tarballs }) {
  const appDir = path.join(workDir, 'app');
  const pins = readJson(path.join(root, 'package.json')).resolutions;
  const pinned = Object.fromEntries(PINNED.map(name => [name, pins[name]]));

  const generator = path.join(workDir, 'generator');
  fs.mkdirSync(generator, { recursive: true });
  writeJson(path.join(generator, 'package.json'), {
    name: 'generator',
    private: true,
    dependencies: { '@backstage/create-app': CREATE_APP },
    overrides: { '@backstage/cli-common': pinned['@backstage/cli-common'] },
  });
  await run('Fetch create-app', 'npm', {
    args: ['install', '--no-audit', '--no-fund'],
    cwd: generator,
    workDir,
  });
  fs.rmSync(appDir, { recursive: true, force: true });
  await run('Create the app', process.execPath, {
    args: [
      path.join(
        generator,
        'node_modules/@backstage/create-app/bin/backstage-create-app',
      ),
      '--skip-install',
      '--path',
      appDir,
    ],
    cwd: workDir,
    env: {
      BACKSTAGE_APP_NAME: 'adopter',
      PATH: `${makeYarnCommand(workDir)}${path.delimiter}${process.env.PATH}`,
    },
    workDir,
  });
  const { version } = readJson(path.join(appDir, 'backstage.json'));
  if (version !== BACKSTAGE) {
    throw new Error(`create-app made Backstage ${version}, not ${BACKSTAGE}`);
  }

  const manifestFile = path.join(appDir, 'package.json');
  const manifest = readJson(manifestFile);
  manifest.resolutions = {
    ...manifest.resolutions,
    ...pinned,
    // Older releases abort on the newest Node 24.
    'better-sqlite3': pins['better-sqlite3'],
    ...Object.fromEntries(
      [...tarballs].map(([name, file]) => [name, `file:${file}`]),
    ),
  };
  writeJson(manifestFile, manifest);
  return appDir;
}
