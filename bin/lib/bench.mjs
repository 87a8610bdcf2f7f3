import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { nodeTransform, root } from './paths.mjs';
import { runMain, UserError } from './terminal.mjs';

// Each prints one JSON line a figure.
const BENCHES = [
  'renderRepository',
  'bundleSizes',
  'collectFleet',
  'queryFleet',
];

const HELP = `Usage: bin/bench [NAME]...

Measures the budgets of the design and prints one JSON line a figure, with the
figure of a peer from the same run where there is one. Names: ${BENCHES.join(
  ', ',
)}.
`;

function main() {
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
    const { status } = spawnSync(
      process.execPath,
      [
        '--expose-gc',
        '--require',
        nodeTransform,
        path.join(root, `bench/src/${name}.ts`),
      ],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, NODE_ENV: 'production' },
      },
    );
    failures += status === 0 ? 0 : 1;
  }
  return failures === 0 ? 0 : 1;
}

runMain(main);
