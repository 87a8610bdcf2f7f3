import path from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './chromium.mjs';
import { buildFrontend } from './frontendBuild.mjs';
import { nodeTransform, root } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { runToEnd } from './processes.mjs';
import { runMain, UserError } from './terminal.mjs';

// Each prints one JSON line a figure.
const BENCHES = [
  'renderRepository',
  'recutRepositories',
  'planForum',
  'bundleSizes',
  'pageTimings',
  'collectFleet',
  'collectReplicas',
  'queryFleet',
  'planGroups',
];

const WITH_POSTGRES = ['collectReplicas', 'queryFleet'];
const WITH_BROWSER = ['pageTimings'];

const HELP = `Usage: bin/bench [NAME]...

Measures the budgets of the design and prints one JSON line a figure, with the
figure of a peer from the same run where there is one. Names: ${BENCHES.join(
  ', ',
)}.
`;

function run(name, env) {
  return runToEnd({
    command: process.execPath,
    args: [
      '--expose-gc',
      '--require',
      nodeTransform,
      path.join(root, `bench/src/${name}.ts`),
    ],
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    inherit: true,
  });
}

/** With a throw-away database server beside it, if there can be one. */
async function runWithPostgres(name) {
  const postgres = await startPostgres();
  if (postgres.missing) {
    process.stderr.write(`PostgreSQL is not measured: ${postgres.missing}\n`);
  }
  try {
    return await run(name, { BENCH_POSTGRES: postgres.connectionString });
  } finally {
    postgres.stop?.();
  }
}

/** With the portal's frontend built and a browser to open it. */
async function runWithBrowser(name) {
  const browser = await findBrowser();
  if (browser.missing) {
    throw new UserError(browser.missing);
  }
  await buildFrontend();
  return run(name, { CHROMIUM_PATH: browser.executablePath });
}

function runBench(name) {
  if (WITH_BROWSER.includes(name)) {
    return runWithBrowser(name);
  }
  return WITH_POSTGRES.includes(name) ? runWithPostgres(name) : run(name);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = positionals.find(name => !BENCHES.includes(name));
  if (unknown) {
    throw new UserError(
      `There is no bench '${unknown}'; there are ${BENCHES.join(', ')}`,
    );
  }
  let failures = 0;
  for (const name of positionals.length > 0 ? positionals : BENCHES) {
    const code = await runBench(name);
    failures += code === 0 ? 0 : 1;
  }
  return failures === 0 ? 0 : 1;
}

// An interrupt reaches the bench too; what it started is cleaned up after it.
process.on('SIGINT', () => {});

runMain(main);
