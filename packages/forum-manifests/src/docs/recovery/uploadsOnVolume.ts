import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';

/** Whether uploads go down with the volumes of the cluster. */
export function uploadsOnVolume(forum: ForumSpec): boolean {
  return forumAssembly(forum).uploads === 'volume';
}
