import { InputError } from '@backstage/errors';
import {
  parseForumYaml,
  summarizeForum,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** A volume can grow and never shrink; the operator refuses it much later. */
export function requireGrowth(
  before: ForumSpec,
  options: { forumYaml: string },
): void {
  const after = parseForumYaml(options.forumYaml);
  if (!after.ok) {
    // The plan names the faults, all of them and with their fields.
    return;
  }
  const perInstance = (spec: ForumSpec) => {
    const { storageBytes, instances } = summarizeForum(spec).database;
    return storageBytes / instances;
  };
  if (perInstance(after.spec) < perInstance(before)) {
    throw new InputError(
      "'databaseStorage' must not be less than now: volumes can grow and not shrink. Give the present size together with a smaller preset, or restore into a new cluster",
    );
  }
}
