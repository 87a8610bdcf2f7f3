import type { HandNeeded } from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** A repository as it would be, and what that means. */
export interface ChangePlan {
  /** The commit that the change is made on. */
  baseCommit: string;
  spec: ForumSpec;
  /** Every file of the changed repository, by path. */
  contents: ReadonlyMap<string, Buffer>;
  /** Paths that are added, changed or deleted, sorted. */
  changedPaths: string[];
  /** Files that a person must look at before the merge. */
  needsHand: HandNeeded[];
  /** Hash over all files. */
  treeHash: string;
  /** The plan in words, Markdown. */
  description: string;
}
