import { GitHostError } from '../GitHostError';
import { parseBranch, parseFilePath } from '../names';
import type { GitRepository } from './GitRepository';
import { GitFailure, type GitIdentity, runGit } from './runGit';

/** One file of a commit: its new content, or none to delete it. @public */
export interface FileChange {
  path: string;
  content?: Buffer;
  /** Git's file mode. Default 100644. */
  mode?: string;
}

/** Identities are one line and have no angle brackets of their own. */
function person({ name, email }: GitIdentity): string {
  const clean = (text: string) => text.replace(/[<>\r\n\0]/g, '').trim();
  return `${clean(name) || 'unknown'} <${clean(email)}>`;
}

function dataBlock(content: Buffer): Buffer[] {
  return [Buffer.from(`data ${content.length}\n`), content, Buffer.from('\n')];
}

function changeBlock({ path, content, mode = '100644' }: FileChange): Buffer[] {
  // A quote at the start would begin a quoted path.
  const name = JSON.stringify(parseFilePath(path));
  return content === undefined
    ? [Buffer.from(`D ${name}\n`)]
    : [Buffer.from(`M ${mode} inline ${name}\n`), ...dataBlock(content)];
}

/**
 * Adds one commit to a branch, which begins at `parent` if it is new. Nothing
 * is written when the branch has moved away from `parent` meanwhile.
 */
export async function commitFiles(
  repository: GitRepository,
  options: {
    branch: string;
    parent?: string;
    message: string;
    author: GitIdentity;
    at: number;
    changes: FileChange[];
  },
): Promise<string> {
  const { branch, parent, message, author, at, changes } = options;
  const who = `${person(author)} ${Math.floor(at / 1000)} +0000`;
  const stream = Buffer.concat([
    Buffer.from(
      `commit refs/heads/${parseBranch(
        branch,
      )}\nauthor ${who}\ncommitter ${who}\n`,
    ),
    ...dataBlock(Buffer.from(message)),
    Buffer.from(parent ? `from ${parent}\n` : ''),
    ...changes.flatMap(changeBlock),
    Buffer.from('done\n'),
  ]);
  try {
    await runGit(['fast-import', '--quiet', '--done'], {
      gitDir: repository.gitDir,
      input: stream,
    });
  } catch (error) {
    if (error instanceof GitFailure) {
      throw new GitHostError(
        409,
        `The branch '${branch}' has moved meanwhile; read it again and repeat the change`,
        { cause: error },
      );
    }
    throw error;
  }
  const sha = await repository.resolve(branch);
  if (!sha) {
    throw new Error(`The commit on '${branch}' was not written`);
  }
  return sha;
}
