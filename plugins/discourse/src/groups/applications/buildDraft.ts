import {
  buildGroupDraft,
  type GroupDraft,
} from '@backstage-discourse/plugin-discourse-common';

/** What a person fills in to apply for a group. */
export interface ApplyValues {
  name: string;
  title: string;
  purpose: string;
  preset: 'open' | 'request' | 'private' | 'hidden';
  /** Names of people on the forum, by commas or spaces. */
  owners: string;
  /** Name of a private category; none where empty. */
  category: string;
  justification: string;
}

/** The group as a file, as far as it is filled in. */
export function buildDraft({ owners, ...values }: ApplyValues): GroupDraft {
  return buildGroupDraft({
    ...values,
    owners: owners.split(/[\s,]+/).filter(owner => owner !== ''),
  });
}
