import type {
  DriftItem,
  GroupChange,
  GroupPlan,
} from '@backstage-discourse/plugin-discourse-common';
import { PRESET_SETTINGS } from '@backstage-discourse/plugin-discourse-common';
import { narrowPlan } from './narrowPlan';

const settings: Extract<GroupChange, { type: 'update-settings' }> = {
  type: 'update-settings',
  group: 'alpha',
  reason: 'It differs',
  settings: { fullName: 'Alpha', publicExit: true },
  from: { fullName: 'By hand', publicExit: false },
  updateExistingMembers: false,
};
const people: GroupChange = {
  type: 'remove-members',
  group: 'alpha',
  reason: 'They are not in the list',
  usernames: ['ada', 'ben'],
};
const made: GroupChange[] = [
  {
    type: 'create-group',
    group: 'beta',
    reason: 'It is missing',
    owners: ['ada'],
    settings: {
      ...PRESET_SETTINGS.open,
      fullName: 'Beta',
      membershipRequestTemplate: '',
      defaultNotificationLevel: 'watching',
      automaticMembershipEmailDomains: [],
    },
  },
  {
    type: 'create-category',
    group: 'beta',
    reason: 'It is missing',
    category: 'Beta',
    permissions: { beta: 'full' },
  },
];
const plan: GroupPlan = {
  changes: [...made, people, settings],
  refusals: [],
  requests: 4,
};
const narrow = (wanted: (item: DriftItem) => boolean) =>
  narrowPlan(plan, wanted).changes;

describe('narrowPlan', () => {
  it('keeps everything when everything is wanted, and nothing when nothing is', () => {
    expect(narrow(() => true)).toEqual(plan.changes);
    expect(narrow(() => false)).toEqual([]);
    expect(narrowPlan(plan, () => false).requests).toBe(0);
  });

  it('keeps single settings and single people', () => {
    expect(narrow(({ field }) => field === 'publicExit')).toEqual([
      {
        ...settings,
        settings: { publicExit: true },
        from: { publicExit: false },
      },
    ]);
    expect(narrow(({ actual }) => actual === 'ben')).toEqual([
      { ...people, usernames: ['ben'] },
    ]);
  });

  it('keeps a new group as a whole or not at all', () => {
    expect(
      narrow(
        ({ group, field }) => group === 'beta' && field === 'metadata.name',
      ),
    ).toEqual(made);
    expect(
      narrow(
        ({ group, field }) => group === 'beta' && field === 'spec.category',
      ),
    ).toEqual([]);
  });
});
