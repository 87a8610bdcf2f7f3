import type { FileChange, GitIdentity } from './repository';

/** A branch that points at another commit than before. @public */
export interface PushEvent {
  owner: string;
  repo: string;
  branch: string;
  sha: string;
}

/** Options of {@link startGitHost}. @public */
export interface GitHostOptions {
  /** Port to listen on. Default 0: any free one. */
  port?: number;
  /** Address to bind to. Default 127.0.0.1. */
  host?: string;
  /** Address under which others reach the host, when it differs. */
  publicUrl?: string;
  /** Folder of the repositories: `<dataDir>/git/<owner>/<name>.git`. */
  dataDir: string;
  /** The one account. Everybody may read, it alone may write. */
  username: string;
  password: string;
  /** Called after a push, a commit or a merge, once for each branch. */
  onPush?: (event: PushEvent) => void;
  /** Epoch milliseconds now. Default `Date.now`. */
  clock?: () => number;
  /** Takes sentences for people. Default: standard error. */
  log?: (sentence: string) => void;
}

/** A small Git host in Gitea's shape. @public */
export interface GitHost {
  /** Address of the host, without a slash at the end. */
  readonly url: string;
  /** Address to clone a repository from and push it to. */
  cloneUrl(owner: string, repo: string): string;
  /** A file of a branch, tag or commit; undefined if there is none. */
  readFile(
    owner: string,
    repo: string,
    ref: string,
    path: string,
  ): Promise<string | undefined>;
  /** Paths of all files of a branch, tag or commit, or below a folder of it. */
  listFiles(
    owner: string,
    repo: string,
    ref: string,
    path?: string,
  ): Promise<string[]>;
  /** Epoch milliseconds of the first commit; undefined for an empty repository. */
  beganAt(owner: string, repo: string): Promise<number | undefined>;
  listRepositories(): Promise<{ owner: string; repo: string }[]>;
  /** Makes a repository with one commit on `main`. */
  createRepository(options: {
    owner: string;
    repo: string;
    message: string;
    author: GitIdentity;
    files: FileChange[];
  }): Promise<void>;
  close(): Promise<void>;
}
