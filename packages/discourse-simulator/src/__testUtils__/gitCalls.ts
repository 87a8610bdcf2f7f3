import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type GitHost, type PushEvent, startGitHost } from '../git';

const run = promisify(execFile);

export const ACCOUNT = { username: 'portal', password: 'git-host-secret' };

export function makeTempDir(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'simulator-'));
}

/** Runs the real git, without any configuration of this machine. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@acme.example',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@acme.example',
    },
  });
  return stdout.trim();
}

/** The clone URL with the account in it. */
export function withAccount(url: string): string {
  const parsed = new URL(url);
  parsed.username = ACCOUNT.username;
  parsed.password = ACCOUNT.password;
  return parsed.toString();
}

export const AUTHORIZATION = `Basic ${Buffer.from(
  `${ACCOUNT.username}:${ACCOUNT.password}`,
).toString('base64')}`;

/** A Git host on an empty folder and what a test needs to talk to it. */
export interface TestGitHost {
  host: GitHost;
  dir: string;
  pushes: PushEvent[];
  api(
    method: string,
    path: string,
    options?: { body?: unknown; authorization?: string | null },
  ): Promise<Response>;
  close(): Promise<void>;
}

export async function startTestGitHost(): Promise<TestGitHost> {
  const dir = makeTempDir();
  const pushes: PushEvent[] = [];
  const host = await startGitHost({
    dataDir: dir,
    ...ACCOUNT,
    onPush: event => pushes.push(event),
  });
  return {
    host,
    dir,
    pushes,
    api: (method, apiPath, { body, authorization = AUTHORIZATION } = {}) =>
      fetch(`${host.url}/api/v1${apiPath}`, {
        method,
        headers: {
          ...(authorization ? { Authorization: authorization } : {}),
          'Content-Type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    close: async () => {
      await host.close();
      fs.rmSync(dir, { recursive: true });
    },
  };
}
