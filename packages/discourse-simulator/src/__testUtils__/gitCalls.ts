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

export const AUTHOR = { name: 'Ada', email: 'ada@acme.example' };

export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A Git host with the repository forums/acme and what a test asks of it. */
export async function startHostWithForum() {
  const test = await startTestGitHost();
  await test.host.createRepository({
    owner: 'forums',
    repo: 'acme',
    message: 'Create',
    author: AUTHOR,
    files: [
      { path: 'forum.yaml', content: Buffer.from('size: small\n') },
      { path: 'base/web/"odd" name.yaml', content: Buffer.from('odd\n') },
    ],
  });
  test.pushes.length = 0;
  const read = async (apiPath: string) =>
    (await test.api('GET', apiPath, { authorization: null })).json();
  return {
    test,
    read,
    shaOf: async (file: string, ref = 'main') =>
      (await read(`/repos/forums/acme/contents/${file}?ref=${ref}`)).sha,
    change: (body: Record<string, unknown>) =>
      test.api('POST', '/repos/forums/acme/contents', { body }),
  };
}
