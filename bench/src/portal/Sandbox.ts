import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const GRACE_MS = 5000;
const SHOWN_LOG_CHARACTERS = 2000;

/** A process of a sandbox. */
export interface SandboxProcess {
  pid: number;
  /** Aborted when the process has ended. */
  ended: AbortSignal;
  /** Fails, with the end of the log, when the process ends before `ready`. */
  whileRunning<T>(ready: Promise<T>): Promise<T>;
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** A folder and processes of one measurement. Nothing of them stays behind. */
export class Sandbox {
  readonly dir: string;
  readonly #children = new Set<ChildProcess>();

  private constructor(options: { dir: string }) {
    this.dir = options.dir;
  }

  /** Runs a measurement; cleans up after it, also when it fails or is interrupted. */
  static async with(measure: (sandbox: Sandbox) => Promise<void>) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-fleet-'));
    const sandbox = new Sandbox({ dir });
    const onSignal = () => {
      sandbox.#close().finally(() => process.exit(130));
    };
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
    try {
      await measure(sandbox);
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      await sandbox.#close();
    }
  }

  /** Runs a Node.js program, TypeScript included, with a log in the folder. */
  start(options: {
    name: string;
    program: string;
    args: string[];
    env?: Record<string, string>;
    onLine?: (line: string) => void;
  }): SandboxProcess {
    const { name, program, args, env, onLine } = options;
    const logFile = path.join(this.dir, `${name}.log`);
    const log = fs.openSync(logFile, 'w', 0o600);
    // With the flags of this process, and so with its way to load TypeScript.
    // No IPC channel: a backend takes one for that of its development server.
    const child = spawn(
      process.execPath,
      [...process.execArgv, program, ...args],
      {
        env: { ...process.env, ...env },
        stdio: ['ignore', onLine ? 'pipe' : log, log],
      },
    );
    fs.closeSync(log);
    const { pid } = child;
    if (pid === undefined) {
      throw new Error(`The process '${name}' could not be started`);
    }
    if (onLine && child.stdout) {
      createInterface(child.stdout).on('line', onLine);
    }
    this.#children.add(child);
    const ended = new AbortController();
    const failure = once(child, 'exit').then(() => {
      this.#children.delete(child);
      ended.abort();
      throw new Error(
        `The process '${name}' ended too early. The end of its log:\n${fs
          .readFileSync(logFile, 'utf8')
          .slice(-SHOWN_LOG_CHARACTERS)}`,
      );
    });
    // Only those who wait for the process want to know.
    failure.catch(() => {});
    return {
      pid,
      ended: ended.signal,
      whileRunning: ready => Promise.race([ready, failure]),
      stop: () => this.#end(child, 'SIGTERM'),
      kill: () => this.#end(child, 'SIGKILL'),
    };
  }

  async #end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL') {
    if (!this.#children.has(child)) {
      return;
    }
    const exited = once(child, 'exit');
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await exited;
    clearTimeout(timer);
  }

  async #close() {
    await Promise.all(
      [...this.#children].map(child => this.#end(child, 'SIGTERM')),
    );
    fs.rmSync(this.dir, { recursive: true, force: true });
  }
}
