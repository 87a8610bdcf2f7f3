import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** A git command that ended with another code than 0. */
export class GitFailure extends Error {
  readonly code: number;
  readonly stdout: Buffer;

  constructor(options: {
    command: string;
    code: number;
    stdout: Buffer;
    stderr: string;
  }) {
    const { command, code, stdout, stderr } = options;
    super(`git ${command} ended with code ${code}: ${stderr.trim()}`);
    this.name = 'GitFailure';
    this.code = code;
    this.stdout = stdout;
  }
}

/** The person in whose name git writes. @public */
export interface GitIdentity {
  name: string;
  email: string;
}

// Nothing of the machine's or the user's own configuration may matter here.
const ISOLATION = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
  LC_ALL: 'C',
};

/** Starts git on a repository. The caller reads its output. */
export function spawnGit(
  args: string[],
  options: { gitDir?: string; env?: Record<string, string> } = {},
): ChildProcessWithoutNullStreams {
  const { gitDir, env } = options;
  return spawn(
    'git',
    [
      '-c',
      'safe.directory=*',
      ...(gitDir ? [`--git-dir=${gitDir}`] : []),
      ...args,
    ],
    { env: { PATH: process.env.PATH, ...ISOLATION, ...env } },
  );
}

/** Runs git to its end and gives what it printed. */
export async function runGit(
  args: string[],
  options: {
    gitDir?: string;
    input?: Buffer;
    env?: Record<string, string>;
  } = {},
): Promise<Buffer> {
  const child = spawnGit(args, options);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', chunk => stdout.push(chunk));
  child.stderr.on('data', chunk => stderr.push(chunk));
  // Git may end before it has read everything; its exit code tells the story.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', error =>
      reject(
        new Error('git can not be started; install it and put it on the PATH', {
          cause: error,
        }),
      ),
    );
    child.once('close', status => resolve(status ?? 1));
  });
  if (code !== 0) {
    throw new GitFailure({
      command: args[0] ?? '',
      code,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr).toString(),
    });
  }
  return Buffer.concat(stdout);
}
