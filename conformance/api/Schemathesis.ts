import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { SubjectContext } from '../report/Subject';
import { installPythonPackage } from '../tools/machine';
import { MissingTool } from '../tools/MissingTool';
import { runCommand } from '../tools/runCommand';

const VERSION = '4.32.5';
/** The same requests in every run. */
const SEED = '20261121';
const MAX_FAULT_CHARACTERS = 400;

const eventSchema = z.looseObject({
  NonFatalError: z
    .looseObject({
      label: z.string(),
      value: z.looseObject({ type: z.string(), message: z.string() }),
    })
    .optional(),
  ScenarioFinished: z
    .looseObject({
      recorder: z.looseObject({
        cases: z.record(z.string(), z.unknown()).optional(),
        checks: z
          .record(
            z.string(),
            z.array(
              z.looseObject({
                name: z.string(),
                status: z.string(),
                failure_info: z
                  .looseObject({
                    code_sample: z.string(),
                    failure: z.looseObject({
                      title: z.string(),
                      message: z.string(),
                      operation: z.string(),
                    }),
                  })
                  .nullish(),
              }),
            ),
          )
          .optional(),
      }),
    })
    .optional(),
});

/** What a run has to say. */
export interface SchemathesisRun {
  requests: number;
  checks: number;
  faults: string[];
}

/** Schemathesis, in a virtual environment below the cache folder. */
export class Schemathesis {
  readonly version = VERSION;
  readonly #context: SubjectContext;

  constructor(context: SubjectContext) {
    this.#context = context;
  }

  async install(): Promise<void> {
    if (existsSync(this.#program)) {
      return;
    }
    const { missing } = await installPythonPackage(
      `schemathesis==${VERSION}`,
      this.#folder,
    );
    if (missing !== undefined) {
      throw new MissingTool(missing);
    }
  }

  /** Sends so many requests to each operation at most. */
  async run(options: {
    /** Address of the document. */
    document: string;
    /** What the paths of the document are below. */
    baseUrl: string;
    token: string;
    examples: number;
  }): Promise<SchemathesisRun> {
    const { document, baseUrl, token, examples } = options;
    const { workFolder, signal } = this.#context;
    const report = join(workFolder, 'schemathesis.ndjson');
    const outcome = await runCommand(
      this.#program,
      [
        ...['--config-file', join(__dirname, 'schemathesis.toml')],
        ...['run', document, '--url', baseUrl, '--checks', 'all'],
        ...['--header', `Authorization:Bearer ${token}`, '--seed', SEED],
        ...['--max-examples', String(examples), '--workers', '2'],
        ...['--continue-on-failure', '--no-shrink', '--no-color'],
        ...['--suppress-health-check', 'all', '--request-timeout', '60'],
        ...['--report', 'ndjson', '--report-ndjson-path', report],
      ],
      { cwd: workFolder, env: { NO_COLOR: '1' }, signal },
    ).then(
      () => '',
      (error: unknown) => String(error),
    );
    const run = readReport(report);
    return run.faults.length === 0 && outcome !== ''
      ? { ...run, faults: [outcome] }
      : run;
  }

  get #folder(): string {
    return join(this.#context.cacheFolder, `schemathesis-${VERSION}`);
  }

  get #program(): string {
    return join(this.#folder, 'bin/schemathesis');
  }
}

function readReport(file: string): SchemathesisRun {
  const run: SchemathesisRun = { requests: 0, checks: 0, faults: [] };
  const faults = new Set<string>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const line of lines.filter(text => text !== '')) {
    const { ScenarioFinished: scenario, NonFatalError: stopped } =
      eventSchema.parse(JSON.parse(line));
    if (stopped) {
      const { label, value } = stopped;
      faults.add(`${label}: ${value.type}: ${value.message}`);
    }
    const { cases = {}, checks = {} } = scenario?.recorder ?? {};
    run.requests += Object.keys(cases).length;
    for (const check of Object.values(checks).flat()) {
      run.checks += 1;
      const info = check.failure_info;
      if (info) {
        const { operation, title, message } = info.failure;
        faults.add(
          `${operation}: ${check.name}: ${title}: ${message} (${info.code_sample})`.slice(
            0,
            MAX_FAULT_CHARACTERS,
          ),
        );
      }
    }
  }
  return { ...run, faults: [...faults] };
}
