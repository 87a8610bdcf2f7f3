import { groupPolicySchema, type GroupPolicy } from '../groupPolicy';
import {
  APPLICATION_EVENTS,
  APPLICATION_STATES,
  type Application,
  type ApplicationActor,
  type ApplicationState,
} from './application';
import { decideApplication, explainEvents, firstState } from './decide';
import { listDue } from './due';
import { requiredApprovals } from './guards';
import { APPLICATION_MACHINE } from './machine';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 10, 21);
const APPLICANT = 'user:default/ada';
const APPROVERS = 'group:default/approvers';

function person(name: string, claims: string[] = []): ApplicationActor {
  const ref = `user:default/${name}`;
  return { ref, claims: [ref, ...claims], isSystem: false };
}

/** The applicant is an approver, too: being one must not help. */
const ACTORS = [
  person('ada', [APPROVERS]),
  person('ben', [APPROVERS]),
  person('cleo', [APPROVERS]),
  person('dan'),
  person('eve'),
  { ref: 'portal', claims: [], isSystem: true },
];

function buildPolicy(applications: object): GroupPolicy {
  return groupPolicySchema.parse({
    apiVersion: 'discourse.org/v1',
    kind: 'GroupPolicy',
    spec: { applications: { approvers: [APPROVERS], ...applications } },
  });
}

function buildApplication(policy: GroupPolicy): Application {
  return {
    id: 'a1',
    forumId: 'acme',
    applicant: APPLICANT,
    justification: 'A tag has no private place',
    state: firstState(policy),
    stateSinceMs: START_MS,
    createdAtMs: START_MS,
    round: 1,
    supporters: [],
    approvals: [],
    refusals: [],
    group: {
      apiVersion: 'discourse.org/v1',
      kind: 'Group',
      metadata: { name: 'testers' },
      spec: {
        preset: 'private',
        state: 'active',
        title: 'Testers',
        purpose: 'Try things',
        owners: ['ada'],
        members: { source: 'live' },
        notifications: 'watching',
        existingMembers: 'keep',
        overrides: {},
      },
    },
  };
}

/** What two applications have in common that behave alike from here on. */
function keyOf(application: Application): string {
  const { state, supporters, approvals, refusals, round } = application;
  const names = (deeds: { by: string }[]) => deeds.map(({ by }) => by).sort();
  return JSON.stringify([
    state,
    names(supporters),
    names(approvals),
    refusals.length,
    round,
  ]);
}

const ROUNDS = 3;

interface Step {
  before: Application;
  after: Application;
  event: string;
  trace: string[];
}

/** Tries every event by everybody in every state that is reachable. */
function explore(policy: GroupPolicy): {
  reached: Set<ApplicationState>;
  /** What the machine allowed. */
  taken: Step[];
  /** Everything that was tried. */
  steps: number;
} {
  const first = buildApplication(policy);
  const seen = new Set([keyOf(first)]);
  const queue: { application: Application; trace: string[] }[] = [
    { application: first, trace: [] },
  ];
  const reached = new Set<ApplicationState>([first.state]);
  const taken: Step[] = [];
  const tries = APPLICATION_EVENTS.flatMap(event =>
    ACTORS.flatMap(actor =>
      [undefined, 'because'].map(reason => ({ event, actor, reason })),
    ),
  );
  let steps = 0;
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { application: before, trace } = next;
    const nowMs = START_MS + before.round * 365 * DAY_MS;
    for (const attempt of tries) {
      const result = decideApplication(before, { ...attempt, policy, nowMs });
      steps += 1;
      if (result.ok) {
        const { application: after } = result;
        const { event, actor } = attempt;
        const path = [...trace, `${actor.ref} ${event}`];
        taken.push({ before, after, event, trace: path });
        reached.add(after.state);
        if (!seen.has(keyOf(after)) && after.round <= ROUNDS) {
          seen.add(keyOf(after));
          queue.push({ application: after, trace: path });
        }
      }
    }
  }
  return { reached, taken, steps };
}

const POLICIES = [0, 1, 2].flatMap(supporters =>
  [1, 2].flatMap(approvals =>
    [false, true].map(supportersMayApprove =>
      buildPolicy({
        supporters,
        supportersMayApprove,
        cooldownDays: 30,
        approvals: { private: approvals },
      }),
    ),
  ),
);

describe('the life of an application', () => {
  it('defines every event in every state', () => {
    for (const state of APPLICATION_STATES) {
      expect(Object.keys(APPLICATION_MACHINE[state]).sort()).toEqual(
        [...APPLICATION_EVENTS].sort(),
      );
    }
  });

  it('leads to an active group only past enough different approvers, none of them the applicant', () => {
    const found = POLICIES.map(policy => ({
      policy,
      ...explore(policy),
    }));
    const faults = found.flatMap(({ policy, taken }) =>
      taken.flatMap(({ before, after, trace }) => {
        const approvers = new Set(after.approvals.map(({ by }) => by));
        const made = ['approved', 'provisioning', 'active'].includes(
          after.state,
        );
        const bySupporter = after.approvals.some(
          ({ by }) =>
            before.supporters.some(deed => deed.by === by) &&
            !before.approvals.some(deed => deed.by === by),
        );
        const wrong =
          approvers.has(APPLICANT) ||
          approvers.size !== after.approvals.length ||
          (made && approvers.size < requiredApprovals(after, policy)) ||
          (bySupporter && !policy.spec.applications.supportersMayApprove);
        return wrong ? [trace] : [];
      }),
    );
    const steps = found.reduce((sum, each) => sum + each.steps, 0);
    const activations = found
      .flatMap(({ taken }) => taken)
      .filter(
        ({ before, after }) =>
          after.state === 'active' && before.state !== 'active',
      ).length;
    process.stdout.write(
      `${steps} steps over ${POLICIES.length} policies, ${activations} of them make a group active\n`,
    );

    expect(faults).toEqual([]);
    expect(activations).toBeGreaterThan(0);
    expect(found.map(({ reached }) => [...reached].sort())).toEqual(
      POLICIES.map(({ spec }) =>
        APPLICATION_STATES.filter(
          state => state !== 'gathering' || spec.applications.supporters > 0,
        ).sort(),
      ),
    );
  });

  it('keeps every refusal with its reason on every path', () => {
    const taken = POLICIES.flatMap(policy => explore(policy).taken);
    const faults = taken.filter(({ before, after, event }) => {
      const kept =
        JSON.stringify(after.refusals.slice(0, before.refusals.length)) ===
        JSON.stringify(before.refusals);
      const refuses = event === 'refuse' || event === 'reject-pull';
      const recorded =
        after.state === 'refused' &&
        after.refusals.length === before.refusals.length + 1 &&
        after.refusals.at(-1)?.reason === 'because';
      const goesOn =
        ['gathering', 'review'].includes(after.state) &&
        after.approvals.length === 0;
      const leaves =
        before.state !== 'refused' || goesOn || after.state === 'withdrawn';
      return !kept || (refuses && !recorded) || !leaves;
    });

    expect(taken.some(({ event }) => event === 'refuse')).toBe(true);
    expect(faults.map(({ trace }) => trace)).toEqual([]);
  });

  it('wants time to pass between a refusal and the next round', () => {
    const policy = buildPolicy({ supporters: 0, cooldownDays: 30 });
    const refused = decideApplication(buildApplication(policy), {
      event: 'refuse',
      actor: ACTORS[1],
      policy,
      nowMs: START_MS,
      reason: 'There is such a group',
    });
    const revise = (days: number) =>
      decideApplication(refused.ok ? refused.application : fail(), {
        event: 'revise',
        actor: ACTORS[0],
        policy,
        nowMs: START_MS + days * DAY_MS,
      });

    expect(revise(29)).toEqual({
      ok: false,
      reasons: [expect.stringContaining('until 2026-12-21')],
    });
    expect(revise(30)).toMatchObject({
      ok: true,
      application: { round: 2, state: 'review', approvals: [] },
    });
  });

  it('says for every button why it is off', () => {
    const policy = buildPolicy({ supporters: 0 });
    const application = buildApplication(policy);

    const explained = new Map(
      explainEvents(application, {
        actor: ACTORS[0],
        policy,
        nowMs: START_MS,
      }).map(({ event, whyNot }) => [event, whyNot]),
    );

    expect(explained.get('withdraw')).toEqual([]);
    expect(explained.get('approve')).toEqual([
      'You applied for this group; somebody else has to do this',
    ]);
    expect(explained.get('merge')).toEqual([
      'The application is still under review',
    ]);
    expect([...explained.values()].flat().every(text => text !== '')).toBe(
      true,
    );
  });

  it('reminds, then escalates, and asks for renewal in time', () => {
    const policy = buildPolicy({ supporters: 0 });
    const application = buildApplication(policy);

    expect(listDue(application, policy)).toEqual([
      expect.objectContaining({
        kind: 'remind',
        atMs: START_MS + 7 * DAY_MS,
        recipients: [APPROVERS],
      }),
      expect.objectContaining({
        kind: 'escalate',
        atMs: START_MS + 14 * DAY_MS,
        recipients: [APPROVERS, APPLICANT],
      }),
    ]);
    expect(
      listDue(
        { ...application, state: 'active', expiresAtMs: START_MS },
        policy,
      ),
    ).toEqual([
      expect.objectContaining({
        kind: 'expire',
        atMs: START_MS - 30 * DAY_MS,
      }),
    ]);
    expect(
      listDue(
        {
          ...application,
          state: 'renewal',
          expiresAtMs: START_MS + 30 * DAY_MS,
        },
        policy,
      ).map(({ kind, atMs }) => [kind, atMs]),
    ).toEqual([
      ['remind', START_MS],
      ['escalate', START_MS + 14 * DAY_MS],
      ['renewal-ends', START_MS + 30 * DAY_MS],
    ]);
  });
});

function fail(): never {
  throw new Error('The step before was refused');
}
