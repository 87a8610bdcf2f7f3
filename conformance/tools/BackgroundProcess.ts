import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { waitFor } from './waitFor';

const GRACE_MS = 10_000;
const SHOWN_LINES = 12;

/** A server that runs for the length of a subject; its output goes to a file. */
export class BackgroundProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #logFile: string;
  readonly #name: string;

  constructor(options: {
    name: string;
    command: string;
    args: string[];
    env?: Record<string, string>;
    cwd?: string;
    logFile: string;
  }) {
    const { name, command, args, env, cwd, logFile } = options;
    const log = openSync(logFile, 'w', 0o600);
    this.#name = name;
    this.#logFile = logFile;
    this.#child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#exited = new Promise(resolve => {
      this.#child.once('error', () => resolve());
      this.#child.once('exit', () => resolve());
    });
  }

  /** Waits until `probe` answers true; fails when the process ends before. */
  async waitUntil(
    probe: () => Promise<boolean>,
    options: { timeoutMs: number; signal: AbortSignal },
  ): Promise<void> {
    await waitFor(
      async () => {
        if (!this.isRunning) {
          throw new Error(`${this.#name} ended:\n${this.tail()}`);
        }
        return probe().catch(() => false);
      },
      { ...options, what: this.#name },
    );
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The end of what it printed. */
  tail(): string {
    const lines = readFileSync(this.#logFile, 'utf8').trimEnd().split('\n');
    return lines.slice(-SHOWN_LINES).join('\n');
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Ends it, by force when it does not obey. */
  async stop(): Promise<void> {
    if (!this.isRunning) {
      return;
    }
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS);
    await this.#exited;
    clearTimeout(timer);
  }
}
