import {
  formatGroupFaults,
  GROUP_POLICY_PATH,
  groupFilePath,
  parseGroups,
  type Application,
  type DraftFault,
  type GroupReport,
} from '@backstage-discourse/plugin-discourse-common';

/**
 * What the policy, the forum, or other applications have against a group that
 * somebody wants. The draft may have any shape; its faults are named as well.
 */
export function findDraftFaults(
  draft: { metadata: { name: string } },
  options: {
    report: GroupReport;
    /** Applications that are not over. */
    others: readonly Application[];
    applicant: string;
  },
): DraftFault[] {
  const { report, others, applicant } = options;
  const { name } = draft.metadata;
  const { policy, actual, desired } = report;
  const path = groupFilePath(name);
  const documents = new Map<string, unknown>([
    [GROUP_POLICY_PATH, policy],
    ...desired.map((each): [string, unknown] => [
      groupFilePath(each.metadata.name),
      each,
    ]),
  ]);
  const isTaken =
    documents.has(path) ||
    actual.names.some(each => each.name.toLowerCase() === name.toLowerCase()) ||
    others.some(each => each.group.metadata.name === name);
  const mine = others.filter(each => each.applicant === applicant);
  const { perApplicant } = policy.spec.quotas;
  const result = parseGroups(documents.set(path, draft));
  return [
    ...(isTaken
      ? [{ field: 'metadata.name', message: `the name '${name}' is taken` }]
      : []),
    ...(mine.length >= perApplicant
      ? [
          {
            field: '',
            message: `the policy allows ${perApplicant} groups or applications a person`,
          },
        ]
      : []),
    ...(result.ok
      ? []
      : result.faults.map(fault => ({
          field: fault.file === path ? fault.field : '',
          message: formatGroupFaults([fault]),
        }))),
  ];
}
