import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from '../chromium.mjs';
import { root } from '../paths.mjs';
import {
  START_TIMEOUT_MS,
  startSimulator,
  waitUntilReady,
} from '../portal.mjs';
import { loadPortalSecrets } from '../portalSecrets.mjs';
import { findFreePort } from '../ports.mjs';
import { Processes, runToEnd, tail } from '../processes.mjs';
import { createFreshApp } from './createFreshApp.mjs';
import { followGuide } from './followGuide.mjs';
import { readGuide } from './guide.mjs';
import { packPlugins, yarn } from './packPlugins.mjs';
import { buildStandIn } from './standIn.mjs';

/**
 * Installs the packed plugins into a freshly created Backstage app by the
 * documented steps alone, and looks at the result in a browser.
 */
export async function adopt() {
  const browser = await findBrowser();
  if (browser.missing) {
    return { passed: 0, failed: 1, details: browser.missing };
  }
  const workDir = fs.mkdtempSync(path.join(os.tmpdir(), 'adopt-'));
  const processes = new Processes();
  try {
    const guide = readGuide();
    const tarballs = await packPlugins({ workDir });
    const appDir = await createFreshApp({ workDir, tarballs });
    const port = await findFreePort();
    const { portalConfig } = await startSimulator(processes, {
      dataDir: workDir,
      forumsPort: await findFreePort(),
      gitPort: await findFreePort(),
      fleet: '1',
      secrets: loadPortalSecrets(workDir),
    });
    await followGuide({
      appDir,
      workDir,
      guide,
      tarballs,
      standIn: buildStandIn({
        appDir,
        guide,
        simulatorConfig: portalConfig,
        port,
      }),
    });
    const entry = processes.start({
      name: 'The new app',
      command: process.execPath,
      args: [
        yarn,
        'workspace',
        'backend',
        'start',
        '--config',
        path.join(appDir, 'app-config.yaml'),
        '--config',
        path.join(appDir, 'app-config.local.yaml'),
      ],
      cwd: appDir,
      env: { ACME_MONITOR_KEY: 'replaced by the stand-in', GITHUB_TOKEN: '' },
      logFile: path.join(workDir, 'app.log'),
    });
    const url = `http://localhost:${port}`;
    await processes.whileRunning(
      entry,
      waitUntilReady(url, { timeoutMs: START_TIMEOUT_MS }),
    );
    const logFile = path.join(workDir, 'stories.log');
    const code = await runToEnd({
      command: process.execPath,
      args: [
        path.join(root, 'node_modules/@playwright/test/cli.js'),
        'test',
        '--config=e2e/adopt/playwright.config.ts',
        '--reporter=list',
      ],
      cwd: root,
      env: { CHROMIUM_PATH: browser.executablePath, ADOPTER_URL: url },
      logFile,
    });
    return code === 0
      ? { passed: 1, failed: 0 }
      : { passed: 0, failed: 1, details: tail(logFile, 60) };
  } catch (error) {
    return { passed: 0, failed: 1, details: error.message };
  } finally {
    await processes.stop();
    fs.rmSync(workDir, { recursive: true, force: true });
  }
}
