import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { findFreePort } from '../tools/machine';

const PROJECT = join(__dirname, '../..');
/** The plugin with sign-in and permissions, as it is measured too. */
const PROGRAM = join(PROJECT, 'bench/src/portal/backendProcess.ts');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const START_TIMEOUT_MS = 180_000;

const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

/** What one request got. */
export interface Answer {
  /** 0 where there was no answer at all. */
  status: number;
  body: unknown;
}

/** A backend with the plugin on a database that it shares with others. */
export class Replica {
  readonly #context: SubjectContext;
  readonly #name: string;
  readonly #config: Record<string, unknown>;
  #process: BackgroundProcess | undefined;
  #url = '';
  #token = '';

  constructor(
    context: SubjectContext,
    options: { name: string; config: Record<string, unknown> },
  ) {
    this.#context = context;
    this.#name = options.name;
    this.#config = options.config;
  }

  /** Where it answers, without a slash at the end. */
  get url(): string {
    return this.#url;
  }

  /** A token of a signed-in user. */
  get token(): string {
    return this.#token;
  }

  async start(): Promise<void> {
    const { workFolder, signal } = this.#context;
    const port = await findFreePort();
    this.#url = `http://127.0.0.1:${port}`;
    const file = join(workFolder, `${this.#name}.json`);
    const { backend = {}, ...config } = this.#config;
    writeFileSync(
      file,
      JSON.stringify({
        app: { baseUrl: this.#url },
        backend: {
          baseUrl: this.#url,
          listen: { host: '127.0.0.1', port },
          ...z.looseObject({}).parse(backend),
        },
        auth: {
          providers: {
            guest: {
              userEntityRef: 'user:default/guest',
              dangerouslyAllowOutsideDevelopment: true,
            },
          },
        },
        permission: { enabled: true },
        ...config,
      }),
      { mode: 0o600 },
    );
    this.#process = new BackgroundProcess({
      name: this.#name,
      command: process.execPath,
      args: ['--require', TRANSFORM, PROGRAM, '--config', file],
      cwd: PROJECT,
      logFile: this.#logFile,
    });
    await this.#process.waitUntil(
      async () =>
        (
          await fetch(`${this.#url}/.backstage/health/v1/readiness`)
        ).ok,
      { timeoutMs: START_TIMEOUT_MS, signal },
    );
    const session = await fetch(`${this.#url}/api/auth/guest/refresh`, {
      method: 'POST',
      signal,
    });
    this.#token = sessionSchema.parse(
      await session.json(),
    ).backstageIdentity.token;
  }

  /** Whether the process still runs. */
  get isRunning(): boolean {
    return this.#process?.isRunning ?? false;
  }

  /** Lines of its log that a pattern finds. */
  findInLog(pattern: RegExp): string[] {
    return readFileSync(this.#logFile, 'utf8')
      .split('\n')
      .filter(line => pattern.test(line));
  }

  /** Asks below `/api/discourse` as a signed-in user. */
  async ask(path: string, method = 'GET'): Promise<Answer> {
    try {
      const response = await fetch(`${this.#url}/api/discourse${path}`, {
        method,
        headers: { Authorization: `Bearer ${this.#token}` },
        signal: this.#context.signal,
      });
      const body: unknown = await response.json().catch(() => undefined);
      return { status: response.status, body };
    } catch {
      this.#context.signal.throwIfAborted();
      return { status: 0, body: undefined };
    }
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  get #logFile(): string {
    return join(this.#context.workFolder, `${this.#name}.log`);
  }
}
