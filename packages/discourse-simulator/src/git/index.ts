export type { GitHost, GitHostOptions, PushEvent } from './GitHost';
export type { FileChange, GitIdentity } from './repository';
export { startGitHost } from './startGitHost';
