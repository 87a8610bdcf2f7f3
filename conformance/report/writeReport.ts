import { writeFileSync } from 'node:fs';
import type { SubjectReport } from './ConformanceResult';
import { formatReport } from './formatReport';
import { runCommand } from '../tools/runCommand';

/** Writes the result table, formatted as everything else here is. */
export async function writeReport(
  reports: SubjectReport[],
  options: { file: string; signal: AbortSignal },
): Promise<void> {
  const { file, signal } = options;
  writeFileSync(file, formatReport(reports));
  const prettier = require.resolve('prettier/bin-prettier.js');
  await runCommand(process.execPath, [prettier, '--write', file], { signal });
}
