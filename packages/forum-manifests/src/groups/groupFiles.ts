import {
  GROUP_POLICY_PATH,
  groupFilePath,
  GROUPS_API_VERSION,
  type FileChange,
  type ForumSpec,
  type GroupFile,
} from '@backstage-discourse/plugin-discourse-common';
import type { RenderedFile } from '../render/RenderedFile';
import { printInOrder } from '../yaml/printYaml';

const HEADER = `# Rules for small groups. Yours to edit: it is written once and never again.
# observe shows differences, approve applies an approved plan, apply applies
# what is merged. Each group is a file beside this one.
`;

/** The policy that a new repository starts with. The customer's owner approves. */
export function groupFiles({ spec }: ForumSpec): RenderedFile[] {
  const policy = {
    apiVersion: GROUPS_API_VERSION,
    kind: 'GroupPolicy',
    spec: {
      mode: 'observe',
      owners: { min: 2, max: 10 },
      members: { min: 0, max: 1000 },
      quotas: { groups: 100, hidden: 10, perApplicant: 5 },
      lifetime: { days: 365, renewalNoticeDays: 30 },
      dormantAfterDays: 180,
      applications: {
        supporters: 2,
        approvals: { open: 1, request: 1, private: 2, hidden: 2 },
        approvers: [spec.owner],
        supportersMayApprove: false,
        cooldownDays: 30,
        reviewDays: 7,
        escalateDays: 14,
      },
    },
  };
  return [
    { path: GROUP_POLICY_PATH, content: `${HEADER}${printInOrder(policy)}` },
  ];
}

/**
 * The change of the repository that adds a group, for a pull request.
 *
 * @public
 */
export function addGroupFile(
  group: GroupFile,
): Extract<FileChange, { action: 'write' }> {
  return {
    action: 'write',
    path: groupFilePath(group.metadata.name),
    content: printInOrder(group),
  };
}
