import type {
  ActualGroup,
  DriftItem,
} from '@backstage-discourse/plugin-discourse-common';
import { adoptDrift } from './adoptDrift';
import { readGroupFiles } from './readGroupFiles';

const PATH = 'groups/testers.yaml';
const TEXT = `# Our testers
apiVersion: discourse.org/v1
kind: Group
metadata:
  name: testers
spec:
  preset: private # not open
  title: Testers
  purpose: Try things
  owners: [ada, ben]
  category:
    name: Testing
`;

const actual: ActualGroup = {
  id: 41,
  name: 'testers',
  automatic: false,
  settings: {
    fullName: 'Testers',
    visibility: 'public',
    membersVisibility: 'logged_on_users',
    publicAdmission: false,
    publicExit: false,
    allowMembershipRequests: true,
    membershipRequestTemplate: 'Why?',
    mentionable: 'members_mods_and_admins',
    messageable: 'everyone',
    defaultNotificationLevel: 'tracking',
    automaticMembershipEmailDomains: [],
  },
  owners: ['ada', 'ben'],
  associatedGroupIds: [],
  ownersFields: {},
};

const drift = (item: Partial<DriftItem>): DriftItem => ({
  id: 'x',
  fingerprint: 'x',
  class: 'changed',
  group: 'testers',
  field: 'fullName',
  sentence: '',
  answers: ['adopt'],
  ...item,
});

function adopt(item: Partial<DriftItem>, more = {}) {
  const change = adoptDrift(drift(item), {
    files: new Map([[PATH, TEXT]]),
    ...more,
  });
  const result =
    change.action === 'write'
      ? readGroupFiles(new Map([[change.path, change.content]]))
      : undefined;
  return {
    change,
    text: change.action === 'write' ? change.content : '',
    spec: result?.ok ? result.desired.groups[0].spec : result?.faults,
  };
}

describe('adoptDrift', () => {
  it('writes what the forum has and keeps comments', () => {
    const { text, spec } = adopt({ actual: 'Test team' });

    expect(spec).toMatchObject({ title: 'Test team' });
    expect(text).toContain('# Our testers');
    expect(text).toContain('# not open');
  });

  it('writes deviations from the preset as overrides', () => {
    expect(
      adopt({ field: 'visibility', actual: 'members' }).spec,
    ).toMatchObject({ overrides: { visibility: 'members' } });
  });

  it('adds and removes people', () => {
    const owner = { field: 'spec.owners', class: 'unknown-member' } as const;

    expect(adopt({ ...owner, actual: 'cleo' }).spec).toMatchObject({
      owners: ['ada', 'ben', 'cleo'],
    });
    expect(
      adopt({ field: 'spec.owners', class: 'missing', desired: 'ben' }).text,
    ).toMatch(/owners:\s+(\[ )?(- )?ada/);
  });

  it('writes the permissions of a category, or takes it out', () => {
    const category = {
      id: 9,
      name: 'Testing',
      permissions: { testers: 'full', staff: 'readonly' },
    } as const;
    const item = { field: 'spec.category' };

    expect(adopt(item, { category }).spec).toMatchObject({
      category: { access: 'full', others: { staff: 'readonly' } },
    });
    expect(adopt(item).spec).not.toHaveProperty('category');
    expect(() =>
      adopt(item, { category: { ...category, permissions: {} } }),
    ).toThrow('does not let group');
  });

  it('describes a group that the repository does not know', () => {
    const { spec } = adopt(
      { class: 'extra', field: 'metadata.name' },
      { actual, files: new Map() },
    );

    expect(spec).toMatchObject({
      preset: 'request',
      overrides: { publicExit: false },
      requestTemplate: 'Why?',
      notifications: 'tracking',
    });
  });

  it('removes the file of a group that is gone', () => {
    expect(adopt({ class: 'missing', field: 'metadata.name' }).change).toEqual({
      action: 'remove',
      path: PATH,
    });
  });

  it('says when a difference has no words in the repository', () => {
    expect(() => adopt({ field: 'members.max' })).toThrow(
      'revert it or accept',
    );
  });
});
