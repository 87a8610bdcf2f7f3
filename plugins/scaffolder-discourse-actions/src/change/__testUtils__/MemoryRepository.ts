import { createHash } from 'node:crypto';
import { blobSha } from '../propose/compareTrees';

/** One file of a commit. */
export interface MemoryFile {
  content: Buffer;
  mode: string;
}

interface MemoryCommit {
  files: Map<string, MemoryFile>;
  message: string;
  parents: string[];
}

/** A pull request. */
export interface MemoryPull {
  number: number;
  title: string;
  description: string;
  head: string;
  base: string;
  state: 'open' | 'closed';
}

/** What a Git host keeps of one repository. */
export class MemoryRepository {
  readonly branches = new Map<string, string>();
  readonly commits = new Map<string, MemoryCommit>();
  readonly pulls: MemoryPull[] = [];
  /** `METHOD path` of every request that may write. */
  readonly writes: string[] = [];

  commit(commit: MemoryCommit): string {
    const sha = createHash('sha1')
      .update(`${this.commits.size}:${commit.message}`)
      .digest('hex');
    this.commits.set(sha, commit);
    return sha;
  }

  /** Puts a commit on a branch, with these texts as all of its files. */
  push(branch: string, texts: Record<string, string>): string {
    const parent = this.branches.get(branch);
    const sha = this.commit({
      message: 'By a person',
      parents: parent ? [parent] : [],
      files: new Map(
        Object.entries(texts).map(([path, text]) => [
          path,
          { content: Buffer.from(text), mode: '100644' },
        ]),
      ),
    });
    this.branches.set(branch, sha);
    return sha;
  }

  files(commit: string): Map<string, MemoryFile> | undefined {
    return this.commits.get(commit)?.files;
  }

  /** The texts that a branch holds. */
  texts(branch: string): Record<string, string> {
    const files = this.files(this.branches.get(branch) ?? '') ?? new Map();
    return Object.fromEntries(
      [...files].map(([path, { content }]) => [path, content.toString()]),
    );
  }

  entries(commit: string) {
    return [...(this.files(commit) ?? [])].map(([path, file]) => ({
      path,
      mode: file.mode,
      type: 'blob',
      sha: blobSha(file.content),
    }));
  }

  /** The commits up to one in which a file became what it is, newest first. */
  history(path: string, from: string): string[] {
    const found: string[] = [];
    for (let sha: string | undefined = from; sha; ) {
      const commit: MemoryCommit | undefined = this.commits.get(sha);
      const parent: string | undefined = commit?.parents[0];
      const before = parent && this.files(parent)?.get(path)?.content;
      const now = commit?.files.get(path)?.content;
      if (now && !(before && before.equals(now))) {
        found.push(sha);
      }
      sha = parent;
    }
    return found;
  }
}
