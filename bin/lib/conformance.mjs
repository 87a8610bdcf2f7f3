import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, nodeTransform, root } from './paths.mjs';
import { runToEnd } from './processes.mjs';

/** Holds the project against real counterparts; counts claims. */
export async function conformance() {
  const file = path.join(cacheDir, 'conformance/results.json');
  fs.rmSync(file, { force: true });
  await runToEnd({
    command: process.execPath,
    args: ['--require', nodeTransform, path.join(root, 'conformance/run.ts')],
    cwd: root,
    inherit: true,
  });
  if (!fs.existsSync(file)) {
    return { passed: 0, failed: 1, details: 'the suite did not end' };
  }
  const reports = JSON.parse(fs.readFileSync(file, 'utf8'));
  const results = reports.flatMap(report => report.results);
  const refuted = results.filter(({ faults }) => faults.length > 0);
  const skipped = reports.flatMap(report => report.skipped ?? []);
  return {
    passed: results.length - refuted.length,
    failed: refuted.length,
    skipped: skipped.length,
    notes: skipped.map(({ subject, reason }) => `${subject}: ${reason}`),
    details: refuted
      .map(({ claim, faults }) => [claim, ...faults.slice(0, 20)].join('\n  '))
      .join('\n\n'),
  };
}
