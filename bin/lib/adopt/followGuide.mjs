import fs from 'node:fs';
import path from 'node:path';
import { yarn } from './packPlugins.mjs';
import { run } from './run.mjs';

// Where a request fails, this Yarn crashes when it tries it again by itself. A
// whole new attempt begins with what the one before has got.
const REGISTRY_ATTEMPTS = 4;

/** Inserts the guide's lines where a person would: before the last statement. */
function addToBackend(appDir, text) {
  const file = path.join(appDir, 'packages/backend/src/index.ts');
  const source = fs.readFileSync(file, 'utf8');
  const start = source.lastIndexOf('backend.start();');
  fs.writeFileSync(
    file,
    `${source.slice(0, start)}${text}\n${source.slice(start)}`,
  );
}

/**
 * Does in the app what the guide says, in its order. In the place of published
 * packages come their tarballs, and beside the guide's configuration one that
 * points its forum to a simulated one.
 */
export async function followGuide({
  appDir,
  workDir,
  guide,
  tarballs,
  standIn,
}) {
  for (const command of guide.commands) {
    const [program, ...words] = command.split(/\s+/);
    if (program !== 'yarn') {
      throw new Error(`The guide runs '${program}', which is not known here`);
    }
    const args = words.map(word =>
      tarballs.has(word) ? `${word}@file:${tarballs.get(word)}` : word,
    );
    await run(command, process.execPath, {
      args: [yarn, ...args],
      cwd: appDir,
      env: {
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
        YARN_HTTP_RETRY: '0',
      },
      workDir,
      attempts: REGISTRY_ATTEMPTS,
    });
  }
  addToBackend(appDir, guide.files.get('packages/backend/src/index.ts'));
  fs.appendFileSync(
    path.join(appDir, 'app-config.yaml'),
    `\n${guide.files.get('app-config.yaml')}`,
  );
  fs.writeFileSync(
    path.join(appDir, 'catalog-info.forum.yaml'),
    guide.files.get('catalog-info.yaml'),
  );
  // JSON is YAML.
  fs.writeFileSync(
    path.join(appDir, 'app-config.local.yaml'),
    JSON.stringify(standIn, null, 2),
    { mode: 0o600 },
  );
  await run('Build the frontend', process.execPath, {
    args: [yarn, 'workspace', 'app', 'build'],
    cwd: appDir,
    workDir,
  });
}
