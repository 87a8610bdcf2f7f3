/** Differences between forum and repository, as the backend says them. */
export const driftSentencesEn = {
  'group-missing':
    "Group '{{group}}' is in the repository, but not on the forum",
  'category-missing':
    "Category '{{category}}' of group '{{group}}' is not on the forum",
  'category-changed':
    "Others may use category '{{category}}' than the repository says",
  'sso-changed':
    "Group '{{group}}' is tied to other groups of the login provider",
  'setting-changed':
    "'{{field}}' of group '{{group}}' is '{{actual}}' on the forum and '{{desired}}' in the repository",
  'owners-setting':
    "The owners of group '{{group}}' have set '{{field}}' to '{{actual}}', which the policy lets them do",
  'owner-unknown':
    "'{{actual}}' is owner of group '{{group}}', but not in the repository's list",
  'member-unknown':
    "'{{actual}}' is member of group '{{group}}', but not in the repository's list",
  'owner-missing': "'{{desired}}' should be owner of group '{{group}}'",
  'member-missing': "'{{desired}}' should be member of group '{{group}}'",
  'too-many-members':
    "Group '{{group}}' has {{actual}} members; the policy allows {{limit}}",
  'too-few-members':
    "Group '{{group}}' has {{actual}} members; the policy wants {{limit}}",
  'too-few-owners':
    "Group '{{group}}' has {{actual}} owners; the policy wants {{limit}}",
  'trust-level':
    "Group '{{group}}' gives its members trust level {{actual}}, which small groups must not",
  'group-extra':
    "Group '{{actual}}' is on the forum, but not in the repository",
  'group-extra-name':
    "Group '{{actual}}' is on the forum, but not in the repository, and its name is not one that the policy allows",
} as const;
