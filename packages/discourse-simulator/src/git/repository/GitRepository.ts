import type { Readable } from 'node:stream';
import { parseBranch, parseTreePath } from '../names';
import { GitFailure, runGit, spawnGit } from './runGit';

/** One entry of a folder. */
export interface TreeEntry {
  path: string;
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** Bytes; 0 for folders. */
  size: number;
}

/** One commit. */
export interface Commit {
  sha: string;
  author: string;
  email: string;
  /** ISO time. */
  date: string;
  message: string;
}

const SHA = /^[0-9a-f]{40}$/;
const TREE_LINE = /^(\d+) (blob|tree|commit) ([0-9a-f]{40}) +(\d+|-)\t(.+)$/s;

/** Reads one bare repository. Paths and refs are checked before git sees them. */
export class GitRepository {
  readonly owner: string;
  readonly name: string;
  readonly gitDir: string;

  constructor(options: { owner: string; name: string; gitDir: string }) {
    this.owner = options.owner;
    this.name = options.name;
    this.gitDir = options.gitDir;
  }

  /** The branches and the commits that they point at. */
  async branches(): Promise<Map<string, string>> {
    const output = await this.#text([
      'for-each-ref',
      '--format=%(objectname) %(refname:lstrip=2)',
      'refs/heads',
    ]);
    const branches = new Map<string, string>();
    for (const line of output.split('\n').filter(Boolean)) {
      branches.set(line.slice(41), line.slice(0, 40));
    }
    return branches;
  }

  /** The commit that a branch, tag or commit id means; undefined if none. */
  async resolve(ref: string): Promise<string | undefined> {
    const candidates = SHA.test(ref)
      ? [ref]
      : [`refs/heads/${parseBranch(ref)}`, `refs/tags/${ref}`];
    for (const candidate of candidates) {
      try {
        const sha = await this.#text([
          'rev-parse',
          '--verify',
          '--quiet',
          '--end-of-options',
          `${candidate}^{commit}`,
        ]);
        return sha.trim();
      } catch (error) {
        if (!(error instanceof GitFailure)) {
          throw error;
        }
      }
    }
    return undefined;
  }

  /** The file or folder at a path of a commit; undefined if there is none. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    const entries = await this.#lsTree([commit, '--', parseTreePath(path)]);
    return entries[0];
  }

  /** What a folder of a commit holds; everything below it when `recursive`. */
  async list(
    commit: string,
    options: { path?: string; recursive?: boolean } = {},
  ): Promise<TreeEntry[]> {
    const { path = '', recursive = false } = options;
    const folder = parseTreePath(path);
    return this.#lsTree([
      ...(recursive ? ['-r'] : []),
      commit,
      ...(folder ? ['--', `${folder}/`] : []),
    ]);
  }

  /** The content of a blob. */
  async blob(sha: string): Promise<Buffer> {
    return runGit(['cat-file', 'blob', sha], { gitDir: this.gitDir });
  }

  /** The content of a file of a commit; undefined if there is none. */
  async file(commit: string, path: string): Promise<Buffer | undefined> {
    const entry = await this.entry(commit, path);
    return entry?.type === 'blob' ? this.blob(entry.sha) : undefined;
  }

  /** The newest commits up to a commit, that touch a path when one is given. */
  async log(
    commit: string,
    options: { limit: number; path?: string },
  ): Promise<Commit[]> {
    const { limit, path } = options;
    const output = await this.#text([
      'log',
      '-z',
      `--max-count=${limit}`,
      '--format=%H%x1f%an%x1f%ae%x1f%aI%x1f%B',
      commit,
      ...(path ? ['--', parseTreePath(path)] : []),
    ]);
    return output
      .split('\0')
      .filter(Boolean)
      .map(record => {
        const [sha = '', author = '', email = '', date = '', message = ''] =
          record.split('\x1f');
        return { sha, author, email, date, message: message.trim() };
      });
  }

  /** When the first commit was made, in epoch milliseconds. */
  async beganAt(commit: string): Promise<number> {
    const output = await this.#text([
      'log',
      '--max-parents=0',
      '--format=%ct',
      commit,
    ]);
    return Math.min(...output.trim().split('\n').map(Number)) * 1000;
  }

  /** What one commit has that another has not, as text. */
  async diff(from: string, to: string): Promise<string> {
    return this.#text(['diff', '--no-color', '--no-ext-diff', from, to]);
  }

  /** The newest commit that two commits share; undefined if none. */
  async mergeBase(a: string, b: string): Promise<string | undefined> {
    try {
      return (await this.#text(['merge-base', a, b])).trim();
    } catch (error) {
      if (error instanceof GitFailure && error.code === 1) {
        return undefined;
      }
      throw error;
    }
  }

  /** A gzipped tar of a commit, everything in one folder named like the repository. */
  archive(commit: string): Readable {
    const child = spawnGit(
      ['archive', '--format=tar.gz', `--prefix=${this.name}/`, commit],
      { gitDir: this.gitDir },
    );
    child.stdin.end();
    child.once('close', code => {
      if (code !== 0) {
        child.stdout.destroy(new Error(`git archive ended with code ${code}`));
      }
    });
    return child.stdout;
  }

  async #lsTree(args: string[]): Promise<TreeEntry[]> {
    const output = await this.#text([
      'ls-tree',
      '-z',
      '-l',
      '--full-tree',
      ...args,
    ]);
    const entries: TreeEntry[] = [];
    for (const line of output.split('\0')) {
      const [, mode, type, sha, size, path] = TREE_LINE.exec(line) ?? [];
      if (
        mode &&
        sha &&
        path &&
        (type === 'blob' || type === 'tree' || type === 'commit')
      ) {
        entries.push({ mode, type, sha, path, size: Number(size) || 0 });
      }
    }
    return entries;
  }

  async #text(args: string[]): Promise<string> {
    return (await runGit(args, { gitDir: this.gitDir })).toString();
  }
}
