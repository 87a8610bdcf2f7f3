import type {
  ForumSpec,
  GroupAnswer,
} from '@backstage-discourse/plugin-discourse-common';
import type { RenderedFile } from '@backstage-discourse/forum-manifests';
import type { ForumRepository } from './ForumRepository';

/** What a run is going to do, known before anything is written. */
export interface ForumPlan {
  spec: ForumSpec;
  repository: ForumRepository;
  /** The small groups that the repository starts with. */
  groups: GroupAnswer[];
  /** Address at which the portal looks for the forum. */
  forumUrl: string;
  /** All files except the sealed values. */
  files: RenderedFile[];
  /** Hash of all files. */
  treeHash: string;
  summary: string;
  /** Whether an earlier run has published this very render. */
  published: boolean;
}
