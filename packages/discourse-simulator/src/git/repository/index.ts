export { createBranch, deleteBranch } from './branches';
export { commitFiles } from './commitFiles';
export type { FileChange } from './commitFiles';
export { GitRepository } from './GitRepository';
export type { Commit, TreeEntry } from './GitRepository';
export { commitTree, mergeTree } from './mergeCommits';
export { RepositoryStore } from './RepositoryStore';
export { spawnGit } from './runGit';
export type { GitIdentity } from './runGit';
