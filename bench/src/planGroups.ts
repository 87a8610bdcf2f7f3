// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- the bench measures the plugin itself
import { planGroups } from '@backstage-discourse/plugin-discourse-backend';
import {
  groupFilePath,
  parseGroups,
  type ActualGroups,
  type DesiredGroups,
} from '@backstage-discourse/plugin-discourse-common';
import { quantile, report, timeMs } from './measure';

const GROUPS = 500;
const ROUNDS = 20;
const BUDGET_MS = 1000;

function buildDesired(): DesiredGroups {
  const documents = new Map<string, unknown>([
    [
      'groups/policy.yaml',
      {
        apiVersion: 'discourse.org/v1',
        kind: 'GroupPolicy',
        spec: { quotas: { groups: GROUPS }, owners: { min: 1 } },
      },
    ],
  ]);
  for (let index = 0; index < GROUPS; index++) {
    const name = `group_${index}`;
    documents.set(groupFilePath(name), {
      apiVersion: 'discourse.org/v1',
      kind: 'Group',
      metadata: { name },
      spec: {
        preset: 'private',
        title: name,
        purpose: 'Measured',
        owners: ['ada', 'ben'],
        members: {
          source: 'git',
          usernames: Array.from({ length: 50 }, (_, each) => `user${each}`),
        },
        category: { name: `Room ${index}`, others: { staff: 'readonly' } },
      },
    });
  }
  const result = parseGroups(documents);
  if (!result.ok) {
    throw new Error(`The measured groups have ${result.faults.length} faults`);
  }
  return result.desired;
}

/** Every group is there, and every one differs in several ways. */
function buildActual(): ActualGroups {
  const names = Array.from({ length: GROUPS }, (_, index) => `group_${index}`);
  return {
    names: [
      { name: 'staff', automatic: true },
      ...names.map(name => ({ name, automatic: false })),
    ],
    groups: names.map((name, index) => ({
      id: index + 41,
      name,
      automatic: false,
      settings: {
        fullName: 'By hand',
        visibility: 'public',
        membersVisibility: 'public',
        publicAdmission: true,
        publicExit: true,
        allowMembershipRequests: false,
        membershipRequestTemplate: '',
        mentionable: 'everyone',
        messageable: 'everyone',
        defaultNotificationLevel: 'watching',
        automaticMembershipEmailDomains: [],
      },
      owners: ['eve'],
      members: Array.from({ length: 50 }, (_, each) => `user${each + 5}`),
      associatedGroupIds: [],
      ownersFields: {},
    })),
    categories: names.map((name, index) => ({
      id: index + 10,
      name: `Room ${index}`,
      permissions: { [name]: 'full' },
    })),
    ssoGroups: [],
  };
}

async function main() {
  const desired = buildDesired();
  const actual = buildActual();
  const plan = () => planGroups({ desired, actual });
  const { changes } = plan();
  const durations: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    durations.push(await timeMs(plan));
  }
  report({
    name: `plan of ${GROUPS} groups, p95`,
    unit: 'ms',
    value: quantile(durations, 0.95),
    budget: BUDGET_MS,
    note: `${changes.length} changes, ${ROUNDS} rounds`,
  });
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
