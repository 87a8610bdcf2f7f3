/** One file of a commit, as Git knows it. */
export interface TreeFile {
  path: string;
  /** Git's id of the content. */
  sha: string;
  /** Git's file mode, like 100644. */
  mode: string;
}

/** What becomes of one file. */
export type TreeChange =
  | { action: 'create'; path: string; content: Buffer }
  | { action: 'update'; path: string; content: Buffer; known: TreeFile }
  | { action: 'delete'; path: string; known: TreeFile };

/** Where a branch is. */
export interface BranchTip {
  commit: string;
  /** Message of that commit. */
  message: string;
}

/** An open pull request; on GitLab, a merge request. */
export interface OpenPull {
  number: number;
  /** Its page for people. */
  url: string;
  title: string;
  description: string;
}

/** Title and description of a pull request. */
export interface PullWords {
  title: string;
  description: string;
}

/**
 * What a change needs of a Git host, for one repository. Every call may throw
 * a `HostRequestError`; a missing thing is `undefined`.
 */
export interface ChangeHost {
  getBranch(name: string): Promise<BranchTip | undefined>;

  /** All files of a commit. Folders, submodules and links are left out. */
  listFiles(commit: string): Promise<TreeFile[]>;

  /** The commits up to `from` that touched a path, newest first, at most 50. */
  listCommits(path: string, options: { from: string }): Promise<string[]>;

  readFile(
    path: string,
    options: { commit: string },
  ): Promise<Buffer | undefined>;

  /**
   * Makes the branch one commit on top of `base`. What the branch held before
   * is gone from it, so the caller decides whether it may.
   */
  writeBranch(options: {
    branch: string;
    exists: boolean;
    base: string;
    message: string;
    changes: readonly TreeChange[];
  }): Promise<void>;

  findPull(options: {
    branch: string;
    target: string;
  }): Promise<OpenPull | undefined>;

  openPull(
    options: { branch: string; target: string } & PullWords,
  ): Promise<OpenPull>;

  /** Gives an open pull request new words, and opens it where it was closed. */
  updatePull(number: number, words: PullWords): Promise<void>;
}
