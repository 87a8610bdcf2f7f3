import { parseArgs } from 'node:util';
import { runMain, say, UserError } from './terminal.mjs';
import { steps } from './testSteps.mjs';

const names = steps.map(({ name }) => name);
const HELP = `Usage: bin/test [--conformance] [--only NAME]...

Runs every check and test; ends with a line "N passed, N failed".

  --conformance  hold the project against real counterparts, too: a Kubernetes
                 API server and others, built from their sources the first time
  --only NAME    run only this step: ${names.join(', ')} (may be repeated)
  --help         show this
`;

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true, default: [] },
        conformance: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UserError(`${error.message}. bin/test --help tells the options.`);
  }
  const unknown = values.only.find(name => !names.includes(name));
  if (unknown) {
    throw new UserError(
      `--only must be one of ${names.join(', ')}, not '${unknown}'`,
    );
  }
  return values;
}

function isWanted({ name, onRequest }, { only, conformance }) {
  return only.length > 0 ? only.includes(name) : conformance || !onRequest;
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps.filter(entry => isWanted(entry, options))) {
    say(step.title);
    const startedAt = Date.now();
    const {
      passed,
      failed,
      skipped = 0,
      notes = [],
      details,
    } = await step.run();
    for (const note of notes) {
      process.stdout.write(`    skipped: ${note}\n`);
    }
    if (failed > 0) {
      process.stdout.write(`${details}\n`);
    }
    process.stdout.write(
      `    ${passed} passed, ${failed} failed, ${skipped} skipped in ${Math.round(
        (Date.now() - startedAt) / 1000,
      )} s\n`,
    );
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(
    `${total.passed} passed, ${total.failed} failed${skipped}\n`,
  );
  return total.failed === 0 ? 0 : 1;
}

runMain(main);
