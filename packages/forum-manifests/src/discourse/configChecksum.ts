import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { sha256 } from '../render/treeHash';
import { discourseEnvironment } from './discourseEnvironment';
import { nginxOutlets } from './nginxOutlets';

/** Pods do not restart when a ConfigMap changes, but when this does. */
export function configChecksum(forum: ForumSpec): string {
  return sha256(
    JSON.stringify([discourseEnvironment(forum), nginxOutlets(forum)]),
  );
}
