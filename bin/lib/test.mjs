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

/** Runs a step and prints what came of it. */
async function runStep(step) {
  const startedAt = Date.now();
  if (!step.lane) {
    say(step.title);
  }
  const result = await step.run();
  const { passed, failed, skipped = 0, notes = [], details } = result;
  if (step.lane) {
    // Two of them would announce themselves before either has a result.
    say(step.title);
  }
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
  return { passed, failed, skipped };
}

async function runInOrder(list) {
  const results = [];
  for (const step of list) {
    results.push(await runStep(step));
  }
  return results;
}

/** Lanes side by side first, then everything else in order. */
async function runSteps(wanted) {
  const lanes = new Map();
  for (const step of wanted.filter(({ lane }) => lane)) {
    lanes.set(step.lane, [...(lanes.get(step.lane) ?? []), step]);
  }
  const besides = await Promise.all([...lanes.values()].map(runInOrder));
  const others = await runInOrder(wanted.filter(({ lane }) => !lane));
  return [...besides.flat(), ...others];
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const wanted = steps.filter(entry => isWanted(entry, options));
  say(`Running ${wanted.map(({ name }) => name).join(', ')}`);
  const results = await runSteps(wanted);
  const sum = kind => results.reduce((total, each) => total + each[kind], 0);
  const failed = sum('failed');
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  process.stdout.write(`${sum('passed')} passed, ${failed} failed${skipped}\n`);
  return failed === 0 ? 0 : 1;
}

runMain(main);
