import type { z } from 'zod/v4';
import { parseBySchema } from '../forumSpec';
import { type GroupFile, groupFileSchema } from './groupFile';
import {
  defaultGroupPolicy,
  GROUP_POLICY_PATH,
  type GroupPolicy,
  groupPolicySchema,
} from './groupPolicy';
import { findGroupFaults, type GroupFault } from './groupRules';

/** The desired state of the groups of a forum. @public */
export interface DesiredGroups {
  policy: GroupPolicy;
  groups: GroupFile[];
}

/** Outcome of reading the files in `groups/`. @public */
export type GroupsResult =
  | { ok: true; desired: DesiredGroups }
  | { ok: false; faults: GroupFault[] };

/**
 * Reads the parsed documents of `groups/`, by path, and reports every fault at
 * once, with file and field. A repository without a policy has the default one.
 *
 * @public
 */
export function parseGroups(
  documents: ReadonlyMap<string, unknown>,
): GroupsResult {
  const faults: GroupFault[] = [];
  const policy = documents.has(GROUP_POLICY_PATH)
    ? parseFile(groupPolicySchema, {
        file: GROUP_POLICY_PATH,
        input: documents.get(GROUP_POLICY_PATH),
        subject: 'a GroupPolicy',
        faults,
      })
    : defaultGroupPolicy();
  const groups: GroupFile[] = [];
  for (const [file, input] of documents) {
    const group =
      file === GROUP_POLICY_PATH
        ? undefined
        : parseFile(groupFileSchema, {
            file,
            input,
            subject: 'a Group',
            faults,
          });
    if (group) {
      groups.push(group);
      faults.push(...findFileFaults(file, group, policy));
    }
  }
  if (policy) {
    faults.push(
      ...findPolicyFaults(policy),
      ...findQuotaFaults(groups, policy),
    );
  }
  faults.push(...findSharedNames(groups));
  return policy && faults.length === 0
    ? { ok: true, desired: { policy, groups } }
    : { ok: false, faults };
}

/** The faults of `groups/` as text, one sentence a line. @public */
export function formatGroupFaults(faults: readonly GroupFault[]): string {
  return faults
    .map(({ file, field, message }) =>
      field ? `'${field}' in ${file} ${message}` : `${file} ${message}`,
    )
    .join('\n');
}

function parseFile<T>(
  schema: z.ZodType<T>,
  options: {
    file: string;
    input: unknown;
    subject: string;
    faults: GroupFault[];
  },
): T | undefined {
  const { file, input, subject, faults } = options;
  const result = parseBySchema(schema, { input, subject });
  if (result.ok) {
    return result.value;
  }
  faults.push(...result.faults.map(fault => ({ file, ...fault })));
  return undefined;
}

function findFileFaults(
  file: string,
  group: GroupFile,
  policy: GroupPolicy | undefined,
): GroupFault[] {
  const { name } = group.metadata;
  const misnamed = file !== `groups/${name}.yaml`;
  return [
    ...(misnamed
      ? [
          {
            file,
            field: 'metadata.name',
            message: `must be the name of its file; move the group to groups/${name}.yaml`,
          },
        ]
      : []),
    ...(policy ? findGroupFaults(group, policy) : []).map(fault => ({
      file,
      ...fault,
    })),
  ];
}

function findPolicyFaults({ spec }: GroupPolicy): GroupFault[] {
  const file = GROUP_POLICY_PATH;
  const faults: GroupFault[] = [];
  if (spec.owners.max < spec.owners.min) {
    faults.push({
      file,
      field: 'spec.owners.max',
      message: `must not be below 'spec.owners.min', which is ${spec.owners.min}`,
    });
  }
  if (spec.members.max < spec.members.min) {
    faults.push({
      file,
      field: 'spec.members.max',
      message: `must not be below 'spec.members.min', which is ${spec.members.min}`,
    });
  }
  const { escalateDays, reviewDays } = spec.applications;
  if (escalateDays <= reviewDays) {
    faults.push({
      file,
      field: 'spec.applications.escalateDays',
      message: `must be above 'spec.applications.reviewDays', which is ${reviewDays}`,
    });
  }
  return faults;
}

function findQuotaFaults(
  groups: readonly GroupFile[],
  { spec }: GroupPolicy,
): GroupFault[] {
  const active = groups.filter(group => group.spec.state === 'active');
  const hidden = active.filter(group => group.spec.preset === 'hidden');
  const counts = [
    ['groups', active.length, spec.quotas.groups],
    ['hidden', hidden.length, spec.quotas.hidden],
  ] as const;
  return counts
    .filter(([, count, quota]) => count > quota)
    .map(([name, count, quota]) => ({
      file: GROUP_POLICY_PATH,
      field: `spec.quotas.${name}`,
      message: `allows ${quota}, but there are ${count}; archive some or raise the quota`,
    }));
}

/** Two groups can not both decide on the permissions of one category. */
function findSharedNames(groups: readonly GroupFile[]): GroupFault[] {
  const categories = new Map<string, string>();
  return groups.flatMap(({ metadata, spec }): GroupFault[] => {
    const name = spec.category?.name.toLowerCase();
    if (name === undefined) {
      return [];
    }
    const other = categories.get(name);
    categories.set(name, other ?? metadata.name);
    return other === undefined
      ? []
      : [
          {
            file: `groups/${metadata.name}.yaml`,
            field: 'spec.category.name',
            message: `must be the category of one group only, but group '${other}' has it, too; let that group name this one under 'others'`,
          },
        ];
  });
}
