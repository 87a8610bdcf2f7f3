import fs from 'node:fs';
import path from 'node:path';
import { adopt } from './adopt/adopt.mjs';
import { canInstallPackages, installPackages } from './debianPackages.mjs';
import { findBrowser } from './chromium.mjs';
import { conformance } from './conformance.mjs';
import { findCommand } from './findCommand.mjs';
import { buildFrontend } from './frontendBuild.mjs';
import { backstageCli, cacheDir, root } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { runToEnd, tail } from './processes.mjs';
import { findPromtool } from './promtool.mjs';
import { findMkdocs } from './techdocs.mjs';

// What `yarn api-reports` writes, compared instead of written. Reads the
// declarations that the type check leaves behind.
const API_REPORTS = [
  'api-reports',
  'plugins/*',
  'packages/{discourse-*,forum-manifests}',
  '--ci',
  '-o',
  'ae-undocumented,ae-wrong-input-file-type',
  '--validate-release-tags',
];

// Beside the stories it would not fit into the time of a change's checks.
const LOOKS = 'every page is accessible and looks as it did in every state';

const bin = name => path.join(root, 'node_modules/.bin', name);

/** A command that passes or fails as a whole. */
async function check(name, command, args) {
  const logFile = path.join(cacheDir, `${name}.log`);
  const code = await runToEnd({ command, args, cwd: root, logFile });
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, details: tail(logFile, 40) };
}

/** Installs a command that is missing, if it can; gives whether it is there. */
async function bringCommand(command, { from }) {
  if (!findCommand(command) && canInstallPackages()) {
    await installPackages(from);
  }
  return findCommand(command) !== undefined;
}

async function unitTests() {
  const notes = [];
  if (!(await bringCommand('kubectl', { from: 'kubernetes-client' }))) {
    notes.push(
      'kubectl is missing: kustomize builds of rendered repositories were skipped',
    );
  }
  if (!(await bringCommand('ruby', { from: 'ruby' }))) {
    notes.push(
      'ruby is missing: tests of the scripts that prove a restore were skipped',
    );
  }
  const promtool = await findPromtool();
  if (promtool.missing) {
    notes.push(`tests of the alert rules were skipped: ${promtool.missing}`);
  }
  const postgres = await startPostgres();
  if (postgres.missing) {
    notes.push(`tests on PostgreSQL were skipped: ${postgres.missing}`);
  }
  const mkdocs = await findMkdocs();
  if (mkdocs.missing) {
    notes.push(
      `builds of rendered documentation were skipped: ${mkdocs.missing}`,
    );
  }
  const report = path.join(cacheDir, 'jest.json');
  fs.rmSync(report, { force: true });
  const logFile = path.join(cacheDir, 'jest.log');
  try {
    await runToEnd({
      command: process.execPath,
      args: [
        backstageCli,
        'repo',
        'test',
        '--watchAll=false',
        '--json',
        `--outputFile=${report}`,
      ],
      cwd: root,
      env: {
        CI: '1',
        // Databases come from the machine, never from a container engine.
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
          postgres.connectionString,
        ...(mkdocs.path ? { MKDOCS: mkdocs.path } : {}),
        ...(promtool.path ? { PROMTOOL: promtool.path } : {}),
      },
      logFile,
    });
  } finally {
    postgres.stop?.();
  }
  if (!fs.existsSync(report)) {
    return { passed: 0, failed: 1, notes, details: tail(logFile, 60) };
  }
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const failures = result.testResults.filter(
    ({ status }) => status === 'failed',
  );
  return {
    passed: result.numPassedTests,
    // A suite that does not even load has no failed test of its own.
    failed: Math.max(result.numFailedTests, failures.length),
    skipped: result.numPendingTests,
    notes,
    details: failures
      .map(({ name, message }) => `${path.relative(root, name)}\n${message}`)
      .join('\n\n'),
  };
}

/** Stories, or the pages that are looked at in every state. */
async function browserTests(selection) {
  const browser = await findBrowser();
  if (browser.missing) {
    return { passed: 0, failed: 1, details: browser.missing };
  }
  await buildFrontend();
  const report = path.join(cacheDir, 'playwright.json');
  fs.rmSync(report, { force: true });
  const logFile = path.join(cacheDir, 'playwright.log');
  await runToEnd({
    command: process.execPath,
    args: [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config=e2e/playwright.config.ts',
      ...selection,
      '--reporter=list,json',
    ],
    cwd: root,
    env: {
      CHROMIUM_PATH: browser.executablePath,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
    logFile,
  });
  if (!fs.existsSync(report)) {
    return { passed: 0, failed: 1, details: tail(logFile, 60) };
  }
  const { stats } = JSON.parse(fs.readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: stats.expected + failed === 0 ? 1 : failed,
    skipped: stats.skipped,
    details: failed > 0 ? tail(logFile, 120) : '',
  };
}

/**
 * The steps of bin/test in the order they run, quickest first. Those with a
 * lane need one core each, so two lanes go on side by side.
 */
export const steps = [
  {
    name: 'types',
    lane: 'types',
    title: 'Type check',
    run: () => check('tsc', bin('tsc'), ['--incremental', 'false']),
  },
  {
    name: 'api',
    lane: 'types',
    title: 'API reports',
    run: () => check('api-reports', bin('backstage-repo-tools'), API_REPORTS),
  },
  {
    name: 'format',
    lane: 'style',
    title: 'Formatting',
    run: () => check('prettier', bin('prettier'), ['--check', '.']),
  },
  {
    name: 'lint',
    lane: 'style',
    title: 'Lint',
    run: () =>
      check('lint', process.execPath, [
        backstageCli,
        'repo',
        'lint',
        '--max-warnings=0',
      ]),
  },
  { name: 'unit', title: 'Unit and integration tests', run: unitTests },
  {
    name: 'browser',
    title: 'Browser tests',
    run: () => browserTests(['--grep-invert', LOOKS]),
  },
  {
    name: 'looks',
    title: 'Looks and accessibility of every page in every state',
    run: () => browserTests(['--grep', LOOKS]),
    onRequest: true,
  },
  {
    name: 'conformance',
    title: 'Conformance with real counterparts',
    run: conformance,
    onRequest: true,
  },
  {
    name: 'adopt',
    title: 'Installation into a fresh Backstage app',
    run: adopt,
    onRequest: true,
  },
];
