import {
  parseGroups,
  groupFilePath,
  type DesiredGroups,
} from '@backstage-discourse/plugin-discourse-common';
import { GroupForums, listPeople } from '../__testUtils__/startGroupForum';
import { planGroups } from '../plan/planGroups';
import { AdminPace } from './AdminPace';
import { applyPlan, type ApplyProgress } from './applyPlan';
import { ForumAdmin } from './ForumAdmin';

const START_MS = Date.UTC(2026, 10, 21);
const MINUTE_MS = 60_000;
const GROUPS = 40;

function buildDesired(owner: string): DesiredGroups {
  const documents = new Map<string, unknown>([
    [
      'groups/policy.yaml',
      {
        apiVersion: 'discourse.org/v1',
        kind: 'GroupPolicy',
        spec: { owners: { min: 1 } },
      },
    ],
  ]);
  for (let index = 0; index < GROUPS; index += 1) {
    const name = `group_${index}`;
    documents.set(groupFilePath(name), {
      apiVersion: 'discourse.org/v1',
      kind: 'Group',
      metadata: { name },
      spec: {
        preset: 'request',
        title: name,
        purpose: 'Try things',
        owners: [owner],
        category: { name: `Room ${index}` },
      },
    });
  }
  const result = parseGroups(documents);
  if (!result.ok) {
    throw new Error('The groups of this test must be in order');
  }
  return result.desired;
}

describe('the pace of applying', () => {
  let forums: GroupForums;
  let nowMs: number;
  let waitedMs: number;

  const now = () => nowMs;
  const wait = async (ms: number) => {
    nowMs += ms;
    waitedMs += ms;
  };

  beforeEach(async () => {
    nowMs = START_MS;
    waitedMs = 0;
    forums = await GroupForums.start({
      adminRequestsPerMinute: 60,
      clock: now,
    });
  });

  afterEach(() => forums.close());

  it.each([
    ['stays below the limit of the forum', 60, MINUTE_MS],
    ['obeys a forum that refuses', 1_000, 0],
  ])(
    '%s, and says how far it is and what is left',
    async (_, limit, leastMs) => {
      const pace = new AdminPace({ limit, now, wait });
      const forum = forums.add({ pace });
      const admin = new ForumAdmin({ client: forum.client, pace });
      const [owner] = await listPeople(forum);
      const desired = buildDesired(owner);
      const actual = await forum.read(desired);
      const plan = planGroups({ desired, actual });
      const seen: ApplyProgress[] = [];

      const { failed } = await applyPlan(admin, {
        plan,
        actual,
        signal: new AbortController().signal,
        onProgress: progress => {
          seen.push(progress);
        },
      });

      expect(failed).toEqual([]);
      expect(plan.requests).toBe(3 * GROUPS);
      expect(waitedMs).toBeGreaterThanOrEqual(MINUTE_MS);
      expect(waitedMs).toBeLessThanOrEqual(3 * MINUTE_MS);
      expect(seen[0]).toMatchObject({ doneRequests: 0, totalRequests: 120 });
      expect(seen.at(-1)).toEqual({
        doneRequests: 120,
        totalRequests: 120,
        leftMs: 0,
      });
      expect(seen[0].leftMs).toBeGreaterThanOrEqual(leastMs);
    },
  );

  it('stops waiting when it is aborted', async () => {
    const abort = new AbortController();
    const pace = new AdminPace({
      limit: 1,
      now,
      wait: async () => abort.abort(new Error('the plugin stops')),
    });
    pace.count();

    await expect(pace.ready(1, abort.signal)).rejects.toThrow(
      'the plugin stops',
    );
  });
});
