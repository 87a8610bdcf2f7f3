import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { parseForumYaml } from '../forumYaml/parseForumYaml';

/** Folder of the golden repositories. */
export const GOLDEN_FOLDER = join(__dirname, '../../golden');

/** The golden repositories, one per Sidekiq mode. */
export const GOLDEN_NAMES = ['unified-small', 'separate-large'] as const;

/** The ForumSpec that a golden repository is the render of. */
export function goldenForum(name: (typeof GOLDEN_NAMES)[number]): ForumSpec {
  const path = join(GOLDEN_FOLDER, `${name}.forum.yaml`);
  const result = parseForumYaml(readFileSync(path, 'utf8'));
  if (!result.ok) {
    throw new Error(`${path} is not a ForumSpec`);
  }
  return result.spec;
}
