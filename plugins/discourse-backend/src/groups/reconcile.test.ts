import fc from 'fast-check';
import { arbitraryDesired } from './__testUtils__/arbitraryGroups';
import {
  GroupForums,
  listPeople,
  type GroupForum,
} from './__testUtils__/startGroupForum';

jest.setTimeout(600_000);

const PAIRS = 500;
const INTERRUPTED = 60;
/** What reading and what applying may take for one group at most. */
const READS = 3;
const WRITES = 8;
/** The directory, the list of categories twice, and the provider's groups. */
const SHARED_READS = 5;

describe('reconciling the groups of a forum', () => {
  let forums: GroupForums;
  let people: string[];

  beforeAll(async () => {
    forums = await GroupForums.start();
    people = await listPeople(forums.add());
  });

  afterAll(() => forums.close());

  /** A forum in the state that another repository left behind, then tampered with. */
  async function makeActual(options: {
    before: Parameters<GroupForum['plan']>[0];
    groups: number;
    tampering: readonly number[];
    beforeRequest?: () => void;
    afterRequest?: () => void;
  }): Promise<GroupForum> {
    const { before, tampering, ...rest } = options;
    const forum = forums.add(rest);
    await forum.reconcile(before);
    for (const [index, { metadata }] of before.groups.entries()) {
      await tamper(forum, metadata.name, tampering[index] ?? 0);
    }
    return forum;
  }

  async function tamper(forum: GroupForum, name: string, how: number) {
    const { id, allowMembershipRequests } = await forum.client.readGroup(name);
    switch (how) {
      case 1:
        return forum.client.deleteGroup(id);
      case 2:
        return forum.client.updateGroup(id, {
          fullName: 'By hand',
          visibility: 'public',
          publicAdmission: !allowMembershipRequests,
        });
      case 3:
        return forum.client.addGroupOwners(id, { usernames: [people[5]] });
      case 4:
        return forum.client.removeGroupMembers(id, {
          usernames: people.slice(0, 3),
        });
      default:
        return undefined;
    }
  }

  const arbitraryPair = () =>
    fc.record({
      before: arbitraryDesired(people),
      desired: arbitraryDesired(people),
      groups: fc.integer({ min: 0, max: 4 }),
      tampering: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    });

  it(`leaves nothing to plan once a plan is applied, in ${PAIRS} random pairs of states`, async () => {
    let changes = 0;
    let mostReads = 0;
    let mostWrites = 0;

    await fc.assert(
      fc.asyncProperty(arbitraryPair(), async ({ desired, ...start }) => {
        const forum = await makeActual(start);
        const size = Math.max(1, desired.groups.length);

        const atStart = forum.requests();
        await forum.read(desired);
        const reads = forum.requests() - atStart;
        const { plan, failed } = await forum.reconcile(desired);
        const writes = forum.requests() - atStart - 2 * reads;
        const again = await forum.plan(desired);

        expect(failed).toEqual([]);
        expect(again.changes).toEqual([]);
        expect(again.refusals).toEqual(plan.refusals);
        expect(writes).toBe(plan.requests);
        changes += plan.changes.length;
        mostReads = Math.max(mostReads, (reads - SHARED_READS) / size);
        mostWrites = Math.max(mostWrites, writes / size);
      }),
      { numRuns: PAIRS },
    );

    process.stdout.write(
      `${PAIRS} pairs, ${changes} changes; at most ${mostReads} reads and ${mostWrites} writes a group\n`,
    );
    expect(changes).toBeGreaterThan(PAIRS);
    expect(mostReads).toBeLessThanOrEqual(READS);
    expect(mostWrites).toBeLessThanOrEqual(WRITES);
  });

  it('reaches the same state when it is interrupted at any request and run again', async () => {
    let interruptions = 0;

    await fc.assert(
      fc.asyncProperty(
        arbitraryPair(),
        fc.boolean(),
        async ({ desired, ...start }, answerIsLost) => {
          const straight = await makeActual(start);
          await straight.reconcile(desired);
          const expected = await straight.read(desired);
          const most = (await makeActual(start)).plan(desired);
          const steps = (await most).requests;

          for (let step = 1; step <= steps; step += 1) {
            let left = Number.POSITIVE_INFINITY;
            const cut = () => {
              left -= 1;
              if (left === 0) {
                throw new TypeError('connection reset');
              }
            };
            const forum = await makeActual({
              ...start,
              [answerIsLost ? 'afterRequest' : 'beforeRequest']: cut,
            });
            const reads = forum.requests();
            await forum.read(desired);
            left = forum.requests() - reads + step;

            await expect(forum.reconcile(desired)).rejects.toThrow();
            interruptions += 1;
            left = Number.POSITIVE_INFINITY;
            const { failed } = await forum.reconcile(desired);

            expect(failed).toEqual([]);
            expect(withoutIds(await forum.read(desired))).toEqual(
              withoutIds(expected),
            );
          }
        },
      ),
      { numRuns: INTERRUPTED },
    );

    process.stdout.write(`${interruptions} interruptions\n`);
    expect(interruptions).toBeGreaterThan(INTERRUPTED);
  });
});

/** Ids depend on the order of creation, and are no part of the state. */
function withoutIds({
  groups,
  categories,
  ...rest
}: {
  groups: { id: number; name: string }[];
  categories: { id: number; name: string }[];
}) {
  const strip = (items: { id: number; name: string }[]) =>
    items
      .map(({ id, ...item }) => item)
      .sort((a, b) => a.name.localeCompare(b.name));
  return { ...rest, groups: strip(groups), categories: strip(categories) };
}
