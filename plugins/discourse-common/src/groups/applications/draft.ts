import type { GroupDraft } from '../api';
import { GROUPS_API_VERSION } from '../groupPolicy';

/** What a person says about the group that they apply for. @public */
export interface GroupWish {
  /** Name of the group in the forum. */
  name: string;
  /** Kind of group, such as `request`. */
  preset: string;
  /** Name shown to people; the name itself where it is empty. */
  title?: string;
  purpose: string;
  /** User names in the forum. */
  owners: readonly string[];
  /** Name of a private category; none where it is empty. */
  category?: string;
}

/** The group as a file, as far as it is said. Nothing is checked. @public */
export function buildGroupDraft(wish: GroupWish): GroupDraft {
  const { preset, title = '', purpose, owners, category = '' } = wish;
  const name = wish.name.trim();
  return {
    apiVersion: GROUPS_API_VERSION,
    kind: 'Group',
    metadata: { name },
    spec: {
      preset,
      title: title.trim() || name,
      purpose: purpose.trim(),
      owners: [...owners],
      ...(category.trim() !== '' && { category: { name: category.trim() } }),
    },
  };
}
