export type { GitHost, GitHostOptions, PushEvent } from './GitHost';
export { startGitHost } from './startGitHost';
