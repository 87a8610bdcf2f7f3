import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from './terminal.mjs';

/** Child processes of one command, ended together. */
export class Processes {
  #children = new Set();
  #stopping = false;

  /**
   * Starts a process whose output goes to a log file.
   * Options: name, command, args, cwd, env, logFile, onLine (called for each line of stdout).
   */
  start({ name, command, args, cwd, env, logFile, onLine }) {
    fs.mkdirSync(path.dirname(logFile), { recursive: true });
    const log = fs.createWriteStream(logFile, { flags: 'w', mode: 0o600 });
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    if (onLine) {
      let rest = '';
      child.stdout.setEncoding('utf8').on('data', chunk => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop();
        lines.forEach(onLine);
      });
    }
    const exited = new Promise(resolve => {
      child.once('error', error => resolve(error.message));
      child.once('exit', (code, signal) =>
        resolve(signal ? `signal ${signal}` : `exit code ${code}`),
      );
    });
    const ended = new AbortController();
    const entry = { name, child, exited, logFile, ended: ended.signal };
    this.#children.add(entry);
    exited.then(() => {
      this.#children.delete(entry);
      ended.abort();
    });
    return entry;
  }

  /** Waits for `ready`, or fails when the process ends before. */
  async whileRunning(entry, ready) {
    const outcome = await Promise.race([
      ready.then(value => ({ value })),
      entry.exited.then(reason => ({ reason })),
    ]);
    if (outcome.reason !== undefined) {
      throw new UserError(
        `${entry.name} stopped (${outcome.reason}). The end of ${path.relative(
          process.cwd(),
          entry.logFile,
        )}:\n${tail(entry.logFile, 15)}`,
      );
    }
    return outcome.value;
  }

  get stopping() {
    return this.#stopping;
  }

  /** Ends every process, last started first; kills what does not obey in time. */
  async stop({ graceMs = 8000 } = {}) {
    this.#stopping = true;
    const entries = [...this.#children].reverse();
    await Promise.all(entries.map(entry => this.end(entry, { graceMs })));
  }

  /** Ends one process, unless it has ended; kills it when it does not obey in time. */
  async end({ child, exited }, { graceMs = 8000 } = {}) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  }

  /** Ends one process at once, as a crash would. */
  async kill({ child, exited }) {
    child.kill('SIGKILL');
    await exited;
  }
}

/** A program that is one line long may be quoted in a log. */
const MAX_LINE = 400;

/** The last lines of a log. */
export function tail(file, count) {
  const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines
    .slice(-count)
    .map(line => line.slice(0, MAX_LINE))
    .join('\n');
}

/** Runs a command to its end; output to a log file. Resolves to its exit code. */
export function runToEnd({ command, args, cwd, env, logFile, inherit }) {
  const log = logFile && fs.openSync(logFile, 'w');
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: inherit ? 'inherit' : ['ignore', log, log],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  }).finally(() => log && fs.closeSync(log));
}
