import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Processes } from './machine';

const GRACE_MS = 5000;

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
  readonly #processes = new Processes();

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
    const processes = this.#processes;
    // With the flags of this process, and so with its way to load TypeScript.
    // No IPC channel: a backend takes one for that of its development server.
    const entry = processes.start({
      name,
      command: process.execPath,
      args: [...process.execArgv, program, ...args],
      env,
      logFile: path.join(this.dir, `${name}.log`),
      onLine,
    });
    const { pid } = entry.child;
    if (pid === undefined) {
      throw new Error(`The process '${name}' could not be started`);
    }
    return {
      pid,
      ended: entry.ended,
      whileRunning: ready => processes.whileRunning(entry, ready),
      stop: () => processes.end(entry, { graceMs: GRACE_MS }),
      kill: () => processes.kill(entry),
    };
  }

  async #close() {
    await this.#processes.stop({ graceMs: GRACE_MS });
    fs.rmSync(this.dir, { recursive: true, force: true });
  }
}
