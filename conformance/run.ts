import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api } from './api/api';
import { deployment } from './deployment/deployment';
import { gitea } from './gitea/gitea';
import { kubernetes } from './kubernetes/kubernetes';
import { postgres } from './postgres/postgres';
import { restore } from './restore/restore';
import { sealedSecrets } from './sealed-secrets/sealedSecrets';
import { sidekiq } from './sidekiq/sidekiq';
import { techdocs } from './techdocs/techdocs';
import { runSubject } from './report/runSubject';
import { writeReport } from './report/writeReport';
import type { SubjectContext } from './report/Subject';

const SUBJECTS = [
  kubernetes,
  deployment,
  restore,
  sealedSecrets,
  sidekiq,
  postgres,
  gitea,
  techdocs,
  api,
];

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter(
    name => !SUBJECTS.some(subject => subject.name === name),
  );
  if (unknown.length > 0) {
    throw new Error(
      `There is no subject '${unknown[0]}'; there are ${SUBJECTS.map(
        ({ name }) => name,
      ).join(', ')}`,
    );
  }
  const root = join(__dirname, '..');
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  process.once('SIGTERM', () => interrupted.abort());
  const context: SubjectContext = {
    cacheFolder: join(root, '.cache/conformance'),
    workFolder: mkdtempSync(join(tmpdir(), 'conformance-')),
    say: line => process.stdout.write(`    ${line}\n`),
    signal: interrupted.signal,
  };
  mkdirSync(context.cacheFolder, { recursive: true });
  try {
    const reports = [];
    for (const subject of SUBJECTS) {
      if (wanted.length === 0 || wanted.includes(subject.name)) {
        reports.push(await runSubject(subject, context));
      }
    }
    writeFileSync(
      join(context.cacheFolder, 'results.json'),
      JSON.stringify(reports, undefined, 2),
    );
    await writeReport(reports, {
      file: join(root, 'docs/conformance.md'),
      titles: SUBJECTS.map(({ title }) => title),
      signal: context.signal,
    });
    const refuted = reports
      .flatMap(({ results }) => results)
      .filter(({ faults }) => faults.length > 0);
    process.exitCode = refuted.length > 0 ? 1 : 0;
  } finally {
    rmSync(context.workFolder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${String(error)}\n`);
  process.exitCode = 1;
});
