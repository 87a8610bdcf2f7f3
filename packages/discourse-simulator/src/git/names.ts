import { GitHostError } from './GitHostError';

const OWNER = /^[a-z0-9-]{1,40}$/;
const REPOSITORY = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const BRANCH = /^[A-Za-z0-9_][A-Za-z0-9._/-]{0,199}$/;
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const PATH_SEGMENT = /^[^\u0000-\u001f\u007f\\]{1,255}$/;

/** Whether a text names an owner. Organisations need not be made first. */
export function isOwner(text: string): boolean {
  return OWNER.test(text);
}

/** Whether a text names a repository. */
export function isRepositoryName(text: string): boolean {
  return (
    REPOSITORY.test(text) && !text.includes('..') && !/\.git$|\.$/.test(text)
  );
}

/** A branch name that is safe as an argument of git. */
export function parseBranch(text: string): string {
  const isFine =
    BRANCH.test(text) &&
    text
      .split('/')
      .every(part => part !== '' && !/^\.|\.\.|\.$|\.lock$/.test(part));
  if (!isFine) {
    throw new GitHostError(
      422,
      'A branch name may hold letters, digits, dots, dashes, underscores and slashes',
    );
  }
  return text;
}

/** A path inside a repository, without slashes at its ends; empty for the root. */
export function parseTreePath(text: string): string {
  const path = text.replace(/^\/+|\/+$/g, '');
  const isFine =
    path === '' ||
    path
      .split('/')
      .every(
        part =>
          PATH_SEGMENT.test(part) &&
          !['.', '..', '.git'].includes(part.toLowerCase()),
      );
  if (!isFine) {
    throw new GitHostError(
      422,
      "A path must stay inside the repository: no '..', '.', '.git', backslashes or control characters",
    );
  }
  return path;
}

/** A path of a file: as {@link parseTreePath}, but not the root. */
export function parseFilePath(text: string): string {
  const path = parseTreePath(text);
  if (path === '') {
    throw new GitHostError(422, 'A file needs a path');
  }
  return path;
}
