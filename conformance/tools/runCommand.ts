import { spawn } from 'node:child_process';

const SHOWN_CHARACTERS = 2000;

/** How a command runs. */
export interface CommandOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Text for its standard input. */
  input?: string;
  signal: AbortSignal;
}

/** What a command that ended well has printed. */
export interface CommandOutput {
  stdout: string;
  stderr: string;
}

/** Runs a command to its end. Fails with the end of its errors. */
export async function runCommand(
  command: string,
  args: string[],
  options: CommandOptions,
): Promise<CommandOutput> {
  const { cwd, env, input = '', signal } = options;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    signal,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  // A command that ends before it has read all says so by its exit code.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(
      `${command} ${args[0] ?? ''} failed with ${code}: ${output.stderr
        .trim()
        .slice(-SHOWN_CHARACTERS)}`,
    );
  }
  return output;
}
