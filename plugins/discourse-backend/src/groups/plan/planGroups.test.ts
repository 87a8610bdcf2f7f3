import {
  groupFilePath,
  parseGroups,
  type ActualGroup,
  type ActualGroups,
  type DesiredGroups,
} from '@backstage-discourse/plugin-discourse-common';
import { classifyDrift } from '../drift/classifyDrift';
import { planGroups } from './planGroups';

function buildDesired(
  specs: Record<string, object>,
  policy: object = {},
): DesiredGroups {
  const documents = new Map<string, unknown>([
    [
      'groups/policy.yaml',
      {
        apiVersion: 'discourse.org/v1',
        kind: 'GroupPolicy',
        spec: { owners: { min: 1 }, ...policy },
      },
    ],
  ]);
  for (const [name, spec] of Object.entries(specs)) {
    documents.set(groupFilePath(name), {
      apiVersion: 'discourse.org/v1',
      kind: 'Group',
      metadata: { name },
      spec: {
        preset: 'private',
        title: name,
        purpose: 'Try things',
        owners: ['ada'],
        ...spec,
      },
    });
  }
  const result = parseGroups(documents);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.faults));
  }
  return result.desired;
}

const buildGroup = (overrides: Partial<ActualGroup> = {}): ActualGroup => ({
  id: 41,
  name: 'testers',
  automatic: false,
  settings: {
    fullName: 'testers',
    visibility: 'logged_on_users',
    membersVisibility: 'members',
    publicAdmission: false,
    publicExit: true,
    allowMembershipRequests: false,
    membershipRequestTemplate: '',
    mentionable: 'members_mods_and_admins',
    messageable: 'members_mods_and_admins',
    defaultNotificationLevel: 'watching',
    automaticMembershipEmailDomains: [],
  },
  owners: ['ada'],
  memberCount: 3,
  associatedGroupIds: [],
  ownersFields: {},
  ...overrides,
});

function buildActual(
  groups: ActualGroup[],
  more: Partial<ActualGroups> = {},
): ActualGroups {
  return {
    groups,
    names: [
      { name: 'staff', automatic: true },
      ...groups.map(({ name, automatic }) => ({ name, automatic })),
    ],
    categories: [],
    ssoGroups: [],
    ...more,
  };
}

describe('planGroups', () => {
  it('opens the doors of a new group last, after all that it needs', () => {
    const { changes } = planGroups({
      desired: buildDesired({
        bb: { preset: 'open', category: { name: 'B', others: { aa: 'full' } } },
        aa: { members: { source: 'git', usernames: ['ben'] } },
      }),
      actual: buildActual([]),
    });

    expect(changes.map(({ type, group }) => `${type} ${group}`)).toEqual([
      'create-group bb',
      'create-group aa',
      'add-members aa',
      'create-category bb',
      'update-settings bb',
    ]);
    expect(changes[0]).toMatchObject({
      settings: { publicAdmission: false, allowMembershipRequests: false },
    });
  });

  it('closes doors before anything else', () => {
    const { changes } = planGroups({
      desired: buildDesired({
        testers: { preset: 'hidden', owners: ['ada', 'ben'] },
      }),
      actual: buildActual([
        buildGroup({
          settings: { ...buildGroup().settings, publicAdmission: true },
        }),
      ]),
    });

    expect(changes.map(({ type }) => type)).toEqual([
      'update-settings',
      'add-owners',
    ]);
  });

  it('names what Discourse would refuse or drop instead of trying it', () => {
    const { changes, refusals } = planGroups({
      desired: buildDesired({
        redaktion: {},
        room: { category: { name: 'Staff' } },
        other: { category: { name: 'X', others: { nobody: 'full' } } },
        sso: { members: { source: 'sso-group', group: 'team' } },
      }),
      actual: buildActual(
        [
          buildGroup({ name: 'redaktion', automatic: true }),
          buildGroup({
            name: 'room',
            settings: { ...buildGroup().settings, fullName: 'room' },
          }),
        ],
        {
          categories: [
            { id: 4, name: 'Staff', permissions: { staff: 'full' } },
          ],
        },
      ),
    });

    expect(refusals.map(({ group, field }) => `${group} ${field}`)).toEqual([
      'redaktion metadata.name',
      'room spec.category.name',
      'other spec.category.others.nobody',
      'sso spec.members.group',
    ]);
    expect(changes.map(({ group }) => group)).toEqual(['other', 'sso']);
  });

  it('leaves to the owners what the policy gives them, and shows it', () => {
    const desired = buildDesired(
      { testers: {} },
      { ownersDecide: ['fullName'] },
    );
    const actual = buildActual([
      buildGroup({
        settings: { ...buildGroup().settings, fullName: 'Our testers' },
        grantsTrustLevel: 3,
        owners: ['ada', 'eve'],
      }),
      buildGroup({ id: 42, name: 'stray' }),
    ]);
    const plan = planGroups({ desired, actual });

    const drift = classifyDrift({ desired, actual, plan });

    expect(plan.changes.map(({ type }) => type)).toEqual(['remove-owners']);
    expect(drift.map(each => [each.class, each.group, each.answers])).toEqual([
      ['unknown-member', 'testers', ['adopt', 'revert', 'accept']],
      ['owners-field', 'testers', ['adopt']],
      ['violates-policy', 'testers', ['accept']],
      ['extra', 'stray', ['adopt', 'accept']],
    ]);
    expect(new Set(drift.map(({ id }) => id)).size).toBe(4);
  });
});
