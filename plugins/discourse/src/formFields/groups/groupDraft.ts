import { groupAnswersSchema } from '@backstage-discourse/plugin-discourse-common';

/** A small group while it is typed: complete, but perhaps not valid. */
export interface GroupDraft {
  name: string;
  preset: string;
  title: string;
  purpose: string;
  owners: string[];
}

/** The fields of a draft that a person fills in. */
export const GROUP_FIELDS = ['name', 'title', 'purpose', 'owners'] as const;

/** Name of such a field. */
export type GroupField = (typeof GROUP_FIELDS)[number];

/** A group of which nothing is known yet. */
export function emptyDraft(): GroupDraft {
  return { name: '', preset: 'request', title: '', purpose: '', owners: [] };
}

/** User names as they are typed, between commas or spaces. */
export function splitOwners(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

const SAMPLE: GroupDraft = {
  name: 'gardeners',
  preset: 'open',
  title: 'Gardeners',
  purpose: 'Plans the beds',
  owners: ['ada', 'ben'],
};

/**
 * The fields of each group that break a rule, by the index of the group. Each
 * field is looked at alone, so that an empty one hides nothing about another.
 */
export function findFaultyFields(
  drafts: readonly GroupDraft[],
): ReadonlySet<GroupField>[] {
  const names = drafts.map(({ name }) => name);
  return drafts.map((draft, index) => {
    const { preset } = draft;
    const isFaulty = (field: GroupField) =>
      !groupAnswersSchema.safeParse([
        { ...SAMPLE, preset, [field]: draft[field] },
      ]).success ||
      (field === 'name' && names.indexOf(draft.name) < index);
    return new Set(GROUP_FIELDS.filter(isFaulty));
  });
}
