import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { backstageCli, cacheDir, root } from './paths.mjs';
import { runToEnd, tail } from './processes.mjs';
import { say, UserError } from './terminal.mjs';

// What ends up in the bundle.
const SOURCES = [
  'packages/app/src',
  'packages/app/public',
  'packages/app/package.json',
  'plugins/discourse/src',
  'plugins/discourse/package.json',
  'plugins/discourse-common/src',
  'yarn.lock',
  'app-config.yaml',
];

function* filesBelow(target) {
  const stat = fs.statSync(target);
  if (!stat.isDirectory()) {
    yield target;
    return;
  }
  for (const name of fs.readdirSync(target).sort()) {
    yield* filesBelow(path.join(target, name));
  }
}

function digestOfSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(path.join(root, source))) {
      hash.update(path.relative(root, file)).update(fs.readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** Builds the frontend unless the last build is of the same sources. */
export async function buildFrontend() {
  const stamp = path.join(root, 'packages/app/dist/.built-from');
  const digest = digestOfSources();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === digest) {
    return;
  }
  say('Building the frontend, about half a minute');
  const logFile = path.join(cacheDir, 'frontend-build.log');
  const code = await runToEnd({
    command: process.execPath,
    args: [backstageCli, 'package', 'build'],
    cwd: path.join(root, 'packages/app'),
    // The build needs a complete configuration but none of its secrets.
    env: { DISCOURSE_ENCRYPTION_KEY: 'not-used-by-the-build' },
    logFile,
  });
  if (code !== 0) {
    throw new UserError(
      `The frontend could not be built. The end of .cache/frontend-build.log:\n${tail(
        logFile,
        20,
      )}`,
    );
  }
  fs.writeFileSync(stamp, digest);
}
