import type { OpenForum } from '../plan/ChangePlanner';
import { editForumYaml } from '../plan/editForumYaml';
import type { RepositoryEdit } from '../plan/RepositoryEdit';
import { resolveUpgrade } from './resolveUpgrade';

/** An upgrade as an edit of `forum.yaml`; `now` in epoch milliseconds. */
export function planUpgrade(
  { spec, forumYaml }: Pick<OpenForum, 'spec' | 'forumYaml'>,
  options: Parameters<typeof resolveUpgrade>[1] & { imageDigest?: string },
): RepositoryEdit {
  const { imageDigest, ...wanted } = options;
  const { version, notes, unchecked } = resolveUpgrade(spec, wanted);
  const { discourse } = spec.spec;
  const isOther = version !== discourse.version;
  return {
    forumYaml: editForumYaml(forumYaml, {
      'spec.discourse.version': version,
      ...((imageDigest || (discourse.image.digest && isOther)) && {
        // The old digest would run the old version under a new name.
        'spec.discourse.image.digest': imageDigest,
      }),
    }),
    notes,
    unchecked,
  };
}
