import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SubjectReport } from './ConformanceResult';
import { formatReport } from './formatReport';
import { runCommand } from '../tools/runCommand';

/** Brings the result table up to date, formatted as everything else here is. */
export async function writeReport(
  reports: SubjectReport[],
  options: {
    file: string;
    /** Titles of all subjects, in order. */
    titles: readonly string[];
    signal: AbortSignal;
  },
): Promise<void> {
  const { file, titles, signal } = options;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, formatReport(reports, { titles, before }));
  const prettier = require.resolve('prettier/bin-prettier.js');
  await runCommand(process.execPath, [prettier, '--write', file], { signal });
}
