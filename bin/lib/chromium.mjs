import path from 'node:path';
import { canInstallPackages, installPackages } from './debianPackages.mjs';
import { findCommand } from './findCommand.mjs';
import { cacheDir, root } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { say } from './terminal.mjs';

const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A browser for the tests: one of the machine, else one that gets installed.
 * Gives `{ executablePath }`, which is undefined when Playwright brought its
 * own, or `{ missing }` with the reason.
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    return { executablePath: given };
  }
  const found = findCommand(...BROWSERS);
  if (found) {
    return { executablePath: found };
  }
  if (canInstallPackages() && (await installPackages('chromium'))) {
    return { executablePath: findCommand(...BROWSERS) };
  }
  say("No Chromium or Chrome here: bringing Playwright's own");
  const code = await runToEnd({
    command: process.execPath,
    args: [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'install',
      'chromium',
    ],
    logFile: path.join(cacheDir, 'playwright-install.log'),
  });
  return code === 0
    ? {}
    : {
        missing:
          'no Chromium or Chrome was found and none could be installed; install one or set CHROMIUM_PATH',
      };
}
