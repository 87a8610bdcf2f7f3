import {
  type FaultName,
  type ForumFleet,
  SCENARIO_NAMES,
  startForumFleet,
} from '@backstage-discourse/discourse-simulator';
import { catchError } from './__testUtils__';
import { DiscourseClient } from './DiscourseClient';
import type { DiscourseErrorKind } from './errors';

const KEYS = { monitor: 'a'.repeat(64), operate: 'b'.repeat(64) };
const HEALTHY = 'healthy.example.com';

const reads: Record<string, (forum: DiscourseClient) => Promise<unknown>> = {
  readStatus: forum => forum.readStatus(),
  readAbout: forum => forum.readAbout(),
  readBasicInfo: forum => forum.readBasicInfo(),
  readVersionCheck: forum => forum.readVersionCheck(),
  readProblems: forum => forum.readProblems(),
  readSidekiqStats: forum => forum.readSidekiqStats(),
  readSidekiqQueues: forum => forum.readSidekiqQueues(),
  listBackups: forum => forum.listBackups(),
  readBackupStatus: forum => forum.readBackupStatus(),
  listGroups: forum => forum.listGroups(),
  readGroup: forum => forum.readGroup('staff'),
  listGroupMembers: forum => forum.listGroupMembers('staff'),
  listMembershipRequests: forum => forum.listMembershipRequests('staff'),
  listSiteSettings: forum => forum.listSiteSettings(),
  listPlugins: forum => forum.listPlugins(),
  readKeyScopes: forum => forum.readKeyScopes(),
};

const faults: readonly (readonly [FaultName, DiscourseErrorKind])[] = [
  ['down', 'unreachable'],
  ['reset', 'unreachable'],
  ['slow', 'timed-out'],
  ['hang', 'timed-out'],
  ['unauthorized', 'bad-key'],
  ['forbidden', 'bad-key'],
  // The key is accepted elsewhere, so the 404 hides the route from it.
  ['not-found', 'missing-right'],
  ['rate-limited', 'rate-limited'],
  ['server-error', 'server-error'],
  ['bad-gateway', 'server-error'],
  ['html', 'not-json'],
  ['truncated', 'not-json'],
  ['wrong-types', 'unexpected-shape'],
  ['nul-texts', 'unexpected-shape'],
  ['huge', 'too-large'],
  ['redirect', 'redirected'],
];

describe('DiscourseClient with simulated forums', () => {
  let fleet: ForumFleet;

  beforeAll(async () => {
    fleet = await startForumFleet({
      adminRequestsPerMinute: 10_000,
      forums: [
        { hostname: HEALTHY, title: 'Healthy', keys: KEYS, groups: 80 },
        ...SCENARIO_NAMES.map(scenario => ({
          hostname: `${scenario}.scenario.example.com`,
          title: scenario,
          keys: KEYS,
          scenario,
        })),
      ],
    });
  });

  afterAll(async () => {
    await fleet.close();
  });

  function client(
    options: { apiKey?: string; hostname?: string; timeoutMs?: number } = {},
  ) {
    const { apiKey = KEYS.monitor, hostname = HEALTHY, timeoutMs } = options;
    return new DiscourseClient({
      baseUrl: fleet.forumUrl(hostname),
      apiKey,
      timeoutMs,
    });
  }

  it.each(SCENARIO_NAMES.filter(scenario => scenario !== 'unreachable'))(
    'reads everything of a forum that is %s',
    async scenario => {
      const forum = client({ hostname: `${scenario}.scenario.example.com` });

      for (const [name, read] of Object.entries(reads)) {
        expect([name, await read(forum)]).toEqual([name, expect.anything()]);
      }
    },
  );

  it('reads groups over several pages, each once', async () => {
    const { items, total, truncated } = await client().listGroups();

    expect(items.length).toBeGreaterThan(80);
    expect(new Set(items.map(group => group.id)).size).toBe(items.length);
    expect({ total, truncated }).toEqual({
      total: items.length,
      truncated: false,
    });
  });

  it('tells the scopes of both keys', async () => {
    await expect(client().readKeyScopes()).resolves.toMatchObject({
      unrestricted: false,
      scopes: [{ id: 'global:read' }],
    });
    await expect(
      client({ apiKey: KEYS.operate }).readKeyScopes(),
    ).resolves.toEqual({ unrestricted: true, scopes: [] });
  });

  it('knows a bad key on every route that needs one', async () => {
    const forum = client({ apiKey: 'c'.repeat(64) });

    for (const name of [
      'readVersionCheck',
      'readSidekiqStats',
      'listBackups',
    ]) {
      expect((await catchError(reads[name](forum))).kind).toBe('bad-key');
    }
    await expect(forum.readStatus()).resolves.toMatchObject({ ok: true });
  });

  it('knows that the reading key may not write', async () => {
    const error = await catchError(client().createGroup({ name: 'pilots' }));

    expect(error).toMatchObject({
      kind: 'missing-right',
      reason: 'key-too-weak',
    });
  });

  it('starts one backup at a time', async () => {
    const forum = client({ apiKey: KEYS.operate });

    await expect(forum.startBackup({ withUploads: true })).resolves.toBe(
      'started',
    );
    await expect(forum.startBackup({ withUploads: true })).resolves.toBe(
      'already-running',
    );
    await expect(forum.cancelBackup()).resolves.toBeUndefined();
  });

  it('leads a group from its creation to its end', async () => {
    const forum = client({ apiKey: KEYS.operate });
    const { items } = await forum.listGroupMembers('trust_level_0', {
      limit: 3,
    });
    const [ada, bob, eve] = items.map(member => member.username);

    const { id } = await forum.createGroup({
      name: 'test-pilots',
      fullName: 'Test pilots & crew',
      visibility: 'members',
      publicExit: true,
      ownerUsernames: [ada],
    });
    await forum.updateGroup(id, { bioRaw: 'We *fly*.' });
    await forum.addGroupMembers(id, { usernames: [bob, eve] });
    await forum.addGroupOwners(id, { usernames: [bob] });
    await forum.removeGroupOwners(id, { usernames: [ada] });
    await forum.removeGroupMembers(id, { usernames: [eve] });
    const group = await forum.readGroup('test-pilots');
    const members = await forum.listGroupMembers('test-pilots');
    await forum.deleteGroup(id);
    const gone = await catchError(forum.readGroup('test-pilots'));

    expect(group).toMatchObject({
      id,
      fullName: 'Test pilots & crew',
      bioRaw: 'We *fly*.',
      visibility: 'members',
      publicExit: true,
    });
    expect(members.items.map(({ username }) => username).sort()).toEqual(
      [ada, bob].sort(),
    );
    expect(members.owners.map(({ username }) => username)).toEqual([bob]);
    expect(gone.kind).toBe('not-found');
  });

  it('decides requests to join, one way and the other', async () => {
    const forum = client({ apiKey: KEYS.operate });
    const { items: groups } = await forum.listGroups();
    const asked = groups.filter(group => group.allowMembershipRequests);
    const lists = await Promise.all(
      asked.map(async group => ({
        group,
        requests: await forum.listMembershipRequests(group.name),
      })),
    );
    const open = lists.filter(({ requests }) => requests.items.length >= 2);
    expect(open).not.toHaveLength(0);
    const [{ group, requests }] = open;
    const [first, second] = requests.items;

    await forum.decideMembershipRequest({
      groupId: group.id,
      userId: first.userId,
      accept: true,
    });
    await forum.decideMembershipRequest({
      groupId: group.id,
      userId: second.userId,
      accept: false,
    });
    const left = await forum.listMembershipRequests(group.name);
    const { items: members } = await forum.listGroupMembers(group.name);

    const leftIds = left.items.map(({ userId }) => userId);
    expect(leftIds).not.toContain(first.userId);
    expect(leftIds).not.toContain(second.userId);
    const memberIds = members.map(({ id }) => id);
    expect(memberIds).toContain(first.userId);
    expect(memberIds).not.toContain(second.userId);
  });

  it('restricts a category to groups', async () => {
    const access = await client({
      apiKey: KEYS.operate,
    }).setCategoryPermissions(5, {
      name: 'General',
      permissions: { staff: 'full', trust_level_0: 'readonly' },
    });

    expect(access).toMatchObject({
      id: 5,
      name: 'General',
      readRestricted: true,
    });
    expect(access.permissions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ groupName: 'staff', permission: 'full' }),
        expect.objectContaining({
          groupName: 'trust_level_0',
          permission: 'readonly',
        }),
      ]),
    );
  });

  it.each(faults)(
    'names what is wrong under the fault %s',
    async (fault, kind) => {
      const hostname = `${fault}.fault.example.com`;
      fleet.addForum({ hostname, title: fault, keys: KEYS });
      fleet.setFault(hostname, fault);

      const error = await catchError(
        client({
          hostname,
          timeoutMs: kind === 'timed-out' ? 100 : undefined,
        }).readSidekiqStats(),
      );

      expect(error.kind).toBe(kind);
    },
  );

  it('knows read-only mode', async () => {
    const hostname = 'read-only.fault.example.com';
    fleet.addForum({ hostname, title: 'Read-only', keys: KEYS });
    fleet.setFault(hostname, 'read-only');
    const forum = client({ hostname, apiKey: KEYS.operate });

    await expect(forum.readStatus()).resolves.toMatchObject({
      ok: true,
      readOnly: true,
    });
    const error = await catchError(forum.createGroup({ name: 'pilots' }));

    expect(error.kind).toBe('read-only');
  });

  it('knows when to come back when the budget of the forum is spent', async () => {
    const small = await startForumFleet({
      adminRequestsPerMinute: 2,
      forums: [{ hostname: HEALTHY, title: 'Small', keys: KEYS }],
    });
    const forum = new DiscourseClient({
      baseUrl: small.forumUrl(HEALTHY),
      apiKey: KEYS.monitor,
    });

    await forum.listBackups();
    await forum.listBackups();
    const error = await catchError(forum.listBackups());
    await small.close();

    expect(error.kind).toBe('rate-limited');
    expect(error).toMatchObject({ retryAfterMs: expect.any(Number) });
  });
});
