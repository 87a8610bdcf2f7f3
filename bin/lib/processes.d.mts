import type { ChildProcess } from 'node:child_process';

/** A process that was started, and its log. */
export interface RunningProcess {
  name: string;
  child: ChildProcess;
  logFile: string;
  /** Resolves, when the process has ended, to how it did. */
  exited: Promise<string>;
  /** Aborted when the process has ended. */
  ended: AbortSignal;
}

/** Child processes of one command, ended together. */
export class Processes {
  /** Starts a process whose output goes to a log file. */
  start(options: {
    name: string;
    command: string;
    args: string[];
    cwd?: string;
    env?: Record<string, string>;
    logFile: string;
    /** Called for each line of stdout. */
    onLine?: (line: string) => void;
  }): RunningProcess;
  /** Waits for `ready`, or fails when the process ends before. */
  whileRunning<T>(entry: RunningProcess, ready: Promise<T>): Promise<T>;
  get stopping(): boolean;
  /** Ends every process, last started first; kills what does not obey in time. */
  stop(options?: { graceMs?: number }): Promise<void>;
  /** Ends one process, unless it has ended; kills it when it does not obey in time. */
  end(entry: RunningProcess, options?: { graceMs?: number }): Promise<void>;
  /** Ends one process at once, as a crash would. */
  kill(entry: RunningProcess): Promise<void>;
}
