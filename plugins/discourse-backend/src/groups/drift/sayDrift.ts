import type {
  DriftItem,
  DriftWords,
} from '@backstage-discourse/plugin-discourse-common';

/** A difference before it is put into words. */
export type Difference = Omit<
  DriftItem,
  'id' | 'fingerprint' | 'sentence' | 'words'
> & { words: DriftWords };

const SENTENCES: Readonly<Record<DriftWords, (item: Difference) => string>> = {
  'group-missing': ({ group }) =>
    `Group '${group}' is in the repository, but not on the forum`,
  'category-missing': ({ group, params }) =>
    `Category '${params?.category}' of group '${group}' is not on the forum`,
  'category-changed': ({ params }) =>
    `Others may use category '${params?.category}' than the repository says`,
  'sso-changed': ({ group }) =>
    `Group '${group}' is tied to other groups of the login provider`,
  'setting-changed': ({ field, group, actual, desired }) =>
    `'${field}' of group '${group}' is ${say(actual)} on the forum and ${say(
      desired,
    )} in the repository`,
  'owners-setting': ({ field, group, actual }) =>
    `The owners of group '${group}' have set '${field}' to ${say(
      actual,
    )}, which the policy lets them do`,
  'owner-unknown': ({ group, actual }) =>
    `'${actual}' is owner of group '${group}', but not in the repository's list`,
  'member-unknown': ({ group, actual }) =>
    `'${actual}' is member of group '${group}', but not in the repository's list`,
  'owner-missing': ({ group, desired }) =>
    `'${desired}' should be owner of group '${group}'`,
  'member-missing': ({ group, desired }) =>
    `'${desired}' should be member of group '${group}'`,
  'too-many-members': ({ group, actual, params }) =>
    `Group '${group}' has ${actual} members; the policy allows ${params?.limit}`,
  'too-few-members': ({ group, actual, params }) =>
    `Group '${group}' has ${actual} members; the policy wants ${params?.limit}`,
  'too-few-owners': ({ group, actual, params }) =>
    `Group '${group}' has ${actual} owners; the policy wants ${params?.limit}`,
  'trust-level': ({ group, actual }) =>
    `Group '${group}' gives its members trust level ${actual}, which small groups must not`,
  'group-extra': ({ actual }) =>
    `Group '${actual}' is on the forum, but not in the repository`,
  'group-extra-name': ({ actual }) =>
    `Group '${actual}' is on the forum, but not in the repository, and its name is not one that the policy allows`,
};

/** The English sentence of a difference. */
export function sayDrift(difference: Difference): string {
  return SENTENCES[difference.words](difference);
}

function say(value: unknown): string {
  if (value === '' || value === undefined) {
    return 'empty';
  }
  return Array.isArray(value) && value.length === 0
    ? 'empty'
    : `'${Array.isArray(value) ? value.join(', ') : String(value)}'`;
}
