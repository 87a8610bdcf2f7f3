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

/** Calls back for every step that is possible, from every state that is reachable. */
function explore(
  policy: GroupPolicy,
  onStep: (step: {
    before: Application;
    after: Application;
    event: string;
    actor: ApplicationActor;
    trace: string[];
  }) => void,
): { reached: Set<ApplicationState>; steps: number } {
  const first = buildApplication(policy);
  const seen = new Set([keyOf(first)]);
  const queue: { application: Application; trace: string[] }[] = [
    { application: first, trace: [] },
  ];
  const reached = new Set<ApplicationState>([first.state]);
  let steps = 0;
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { application: before, trace } = next;
    for (const event of APPLICATION_EVENTS) {
      for (const actor of ACTORS) {
        for (const reason of [undefined, 'because']) {
          const nowMs = START_MS + before.round * 365 * DAY_MS;
          const result = decideApplication(before, {
            event,
            actor,
            policy,
            nowMs,
            reason,
          });
          steps += 1;
          if (result.ok) {
            const { application: after } = result;
            const path = [...trace, `${actor.ref} ${event}`];
            onStep({ before, after, event, actor, trace: path });
            reached.add(after.state);
            if (!seen.has(keyOf(after)) && after.round <= ROUNDS) {
              seen.add(keyOf(after));
              queue.push({ application: after, trace: path });
            }
          }
        }
      }
    }
  }
  return { reached, steps };
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
    let activations = 0;
    let steps = 0;

    for (const policy of POLICIES) {
      const found = explore(policy, ({ after, before, trace }) => {
        const approvers = new Set(after.approvals.map(({ by }) => by));
        expect([trace, approvers.has(APPLICANT)]).toEqual([trace, false]);
        expect(approvers.size).toBe(after.approvals.length);
        if (['approved', 'provisioning', 'active'].includes(after.state)) {
          expect([trace, approvers.size]).toEqual([
            trace,
            Math.max(approvers.size, requiredApprovals(after, policy)),
          ]);
        }
        if (after.state === 'active' && before.state !== 'active') {
          activations += 1;
        }
        if (!policy.spec.applications.supportersMayApprove) {
          for (const { by } of after.approvals) {
            const supportedBefore = before.supporters.some(
              deed => deed.by === by,
            );
            const approvedBefore = before.approvals.some(
              deed => deed.by === by,
            );
            expect(supportedBefore && !approvedBefore).toBe(false);
          }
        }
      });
      expect([...found.reached].sort()).toEqual(
        [
          ...APPLICATION_STATES.filter(
            state =>
              state !== 'gathering' || policy.spec.applications.supporters > 0,
          ),
        ].sort(),
      );
      steps += found.steps;
    }

    process.stdout.write(
      `${steps} steps over ${POLICIES.length} policies, ${activations} of them make a group active\n`,
    );
    expect(activations).toBeGreaterThan(0);
  });

  it('keeps every refusal with its reason on every path', () => {
    for (const policy of POLICIES) {
      explore(policy, ({ before, after, event }) => {
        expect(after.refusals.slice(0, before.refusals.length)).toEqual(
          before.refusals,
        );
        if (event === 'refuse' || event === 'reject-pull') {
          expect(after.state).toBe('refused');
          expect(after.refusals.at(-1)?.reason).toBe('because');
        }
        if (before.state === 'refused') {
          expect(['gathering', 'review', 'withdrawn']).toContain(after.state);
          expect(after.approvals.length).toBe(
            after.state === 'withdrawn' ? before.approvals.length : 0,
          );
        }
      });
    }
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
  });
});

function fail(): never {
  throw new Error('The step before was refused');
}
