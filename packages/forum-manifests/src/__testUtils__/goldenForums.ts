import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatForumSpecFaults,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { parseForumYaml } from '../forumYaml/parseForumYaml';

/** Folder of the golden repositories. */
export const GOLDEN_FOLDER = join(__dirname, '../../golden');

/** The golden repositories: three profiles in three sizes. */
export const GOLDEN_NAMES = [
  'unified-small',
  'cloud-native-medium',
  'separate-large',
  'k3s-small',
  'k3s-medium',
  'k3s-large',
  'rancher-small',
  'rancher-medium',
  'rancher-large',
] as const;

/** The ForumSpec that a golden repository is the render of. */
export function goldenForum(name: (typeof GOLDEN_NAMES)[number]): ForumSpec {
  const path = join(GOLDEN_FOLDER, `${name}.forum.yaml`);
  const result = parseForumYaml(readFileSync(path, 'utf8'));
  if (!result.ok) {
    throw new Error(
      `${path} is not a ForumSpec:\n${formatForumSpecFaults(result.faults)}`,
    );
  }
  return result.spec;
}
