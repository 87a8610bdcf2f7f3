import { matchesPattern } from './groupRules';
import { formatGroupFaults, parseGroups } from './parseGroups';

const group = (name: string, spec: object = {}) => ({
  apiVersion: 'discourse.org/v1',
  kind: 'Group',
  metadata: { name },
  spec: {
    preset: 'private',
    title: 'Testers',
    purpose: 'Try things',
    owners: ['Ada', 'ben'],
    ...spec,
  },
});

const policy = (spec: object = {}) => ({
  apiVersion: 'discourse.org/v1',
  kind: 'GroupPolicy',
  spec,
});

function faultsOf(documents: Record<string, unknown>): string {
  const result = parseGroups(new Map(Object.entries(documents)));
  return result.ok ? '' : formatGroupFaults(result.faults);
}

const faultsOfGroup = (spec: object, name = 'testers') =>
  faultsOf({ [`groups/${name}.yaml`]: group(name, spec) });

describe('parseGroups', () => {
  it('takes a repository without groups and policy for one with default rules', () => {
    const result = parseGroups(new Map());

    expect(result).toMatchObject({
      ok: true,
      desired: { groups: [], policy: { spec: { mode: 'observe' } } },
    });
  });

  it('reads names of people without case and fills in defaults', () => {
    const result = parseGroups(
      new Map([['groups/testers.yaml', group('testers')]]),
    );

    expect(result).toMatchObject({
      ok: true,
      desired: {
        groups: [
          { spec: { owners: ['ada', 'ben'], members: { source: 'live' } } },
        ],
      },
    });
  });

  it.each([
    [{ preset: 'secret' }, "'spec.preset'", 'must be one of open'],
    [{ titel: 'x' }, "'spec.titel'", 'is not a field of a Group'],
    [{ owners: [] }, "'spec.owners'", 'at least 2'],
    [{ owners: ['a b', 'cc'] }, "'spec.owners.0'", 'name of a user'],
    [{ expires: '2027-02-30' }, "'spec.expires'", 'day that exists'],
    [{ members: { source: 'ldap' } }, "'spec.members", 'live, git'],
    [{ requestTemplate: 'Hi' }, "'spec.requestTemplate'", 'Discourse drops'],
    [
      { preset: 'hidden', overrides: { allowMembershipRequests: true } },
      "'spec.overrides.visibility'",
      'nobody outside would see',
    ],
    [
      { overrides: { membersVisibility: 'public' } },
      "'spec.overrides.membersVisibility'",
      'not be wider',
    ],
    [
      { preset: 'open', overrides: { allowMembershipRequests: true } },
      "'spec.overrides.allowMembershipRequests'",
      'join alone or ask',
    ],
    [
      { category: { name: 'X', others: { everyone: 'full' } } },
      "'spec.category.others.everyone'",
      'drops all other',
    ],
    [
      { category: { name: 'X', others: { testers: 'full' } } },
      "'spec.category.others.testers'",
      "'access'",
    ],
  ])('names file, field and fix of %j', (spec, field, fix) => {
    const text = faultsOfGroup(spec);

    expect(text).toContain(`${field}`);
    expect(text).toContain('groups/testers.yaml');
    expect(text).toContain(fix);
  });

  it('wants an owner where people may ask, whatever the policy says', () => {
    const faults = faultsOf({
      'groups/policy.yaml': policy({ owners: { min: 1 } }),
      'groups/testers.yaml': group('testers', {
        preset: 'request',
        owners: [],
      }),
    });

    expect(faults).toContain('Discourse refuses requests');
  });

  it.each(['staff', 'trust_level_1', 'everyone'])(
    'refuses the automatic group %s',
    name => {
      expect(faultsOfGroup({}, name)).toContain('keeps for itself');
    },
  );

  it('holds names, quotas and categories against the policy', () => {
    const faults = faultsOf({
      'groups/policy.yaml': policy({
        names: { patterns: ['team_*'], reserved: ['team_x'] },
        quotas: { groups: 2, hidden: 0 },
        applications: { reviewDays: 20 },
        owners: { min: 1, max: 1 },
      }),
      'groups/team_x.yaml': group('team_x', { category: { name: 'Room' } }),
      'groups/team_y.yaml': group('team_y', { category: { name: 'room' } }),
      'groups/other.yaml': group('other', { preset: 'hidden' }),
      'groups/wrong.yaml': group('team_z'),
    });

    expect(faults).toContain('is reserved by the policy');
    expect(faults).toContain('patterns: team_*');
    expect(faults).toContain("'spec.quotas.groups'");
    expect(faults).toContain("'spec.quotas.hidden'");
    expect(faults).toContain("'spec.applications.escalateDays'");
    expect(faults).toContain('at most 1');
    expect(faults).toContain("group 'team_x' has it");
    expect(faults).toContain('groups/team_z.yaml');
  });

  it.each([null, 7, [], 'text', { kind: 'Group' }])(
    'survives a file that holds %j',
    input => {
      expect(faultsOf({ 'groups/a.yaml': input })).not.toBe('');
    },
  );
});

describe('matchesPattern', () => {
  it.each([
    ['team_a', 'team_*', true],
    ['team_', 'team_*', true],
    ['team', 'team_*', false],
    ['a_team', '*_team', true],
    ['abcabc', 'a*b*c', true],
    ['ab', 'ab*b', false],
    ['x', '*', true],
    ['x', 'y', false],
    ['aXb', 'a*Y*b', false],
  ])('%s against %s: %s', (name, pattern, expected) => {
    expect(matchesPattern(name, pattern)).toBe(expected);
  });
});
