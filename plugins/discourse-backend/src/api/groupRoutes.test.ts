import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GroupRun } from '@backstage-discourse/plugin-discourse-common';
import { createTestDatabases } from '../__testUtils__/databases';
import { waitFor } from '../__testUtils__/waitFor';
import { buildApplication } from '../groups/__testUtils__/buildApplication';
import { startGroupPortal } from '../groups/__testUtils__/startGroupPortal';

jest.setTimeout(60_000);

const POLICY = `apiVersion: discourse.org/v1
kind: GroupPolicy
spec:
  mode: approve
  owners: { min: 1 }
  applications:
    supporters: 1
    cooldownDays: 0
    approvals: { private: 2 }
    approvers: [user:default/ada, user:default/ben, user:default/cleo]
`;
const group = (name: string, spec = '') => `apiVersion: discourse.org/v1
kind: Group
metadata: { name: ${name} }
spec:
  preset: private
  title: ${name}
  purpose: Try things
${spec}`;
const CANARY = 'simulated-mail-password';
const TABLES = [
  'group_reports',
  'group_applications',
  'group_application_log',
  'group_decisions',
  'operations',
];

type Portal = Awaited<ReturnType<typeof startGroupPortal>>;

describe('the groups of a forum over HTTP', () => {
  const databases = createTestDatabases();
  let portal: Portal;
  let owner: string;

  async function start(
    knex: Parameters<typeof startGroupPortal>[0]['knex'],
    options: Partial<Parameters<typeof startGroupPortal>[0]> = {},
  ) {
    portal = await startGroupPortal({
      knex,
      files: { 'groups/policy.yaml': POLICY },
      ...options,
    });
    const { items } = await portal.forum.listGroupMembers('trust_level_0', {
      limit: 2,
    });
    owner = items[0].username;
  }

  afterEach(() => portal.stop());

  async function check() {
    const { body } = await portal.post('/check').expect(200);
    return body;
  }

  async function apply(): Promise<GroupRun> {
    const { report } = await check();
    await portal.post('/apply', { planId: report.planId }).expect(202);
    const { run } = await waitFor(
      async () => (await portal.get().expect(200)).body,
      ({ run: each }) => each.state !== 'running',
    );
    return run;
  }

  it.each(databases.eachSupportedId())(
    'leads from an application over two approvals and a merge to a group on the forum, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await start(knex);
      const seen: unknown[] = [await check()];
      const send = async (
        id: string,
        event: string,
        user: string,
        status: number,
        reason?: string,
      ) => {
        const { body } = await portal
          .post(`/applications/${id}/events`, { event, reason }, user)
          .expect(status);
        seen.push(body);
        return body;
      };

      const { body: refused } = await portal
        .post('/applications/check', { group: { metadata: { name: 'Staff' } } })
        .expect(200);
      expect(refused.faults).toEqual(
        expect.arrayContaining([
          { field: 'metadata.name', message: "the name 'Staff' is taken" },
          expect.objectContaining({ field: 'spec' }),
        ]),
      );
      const { body: application } = await portal
        .post('/applications', buildApplication({ owners: [owner] }))
        .expect(201);
      const { id } = application;
      const self = await send(id, 'support', 'ada', 403);
      await send(id, 'support', 'dan', 200);
      await send(id, 'approve', 'ada', 403);
      await send(id, 'approve', 'ben', 200);
      const twice = await send(id, 'approve', 'ben', 403);
      await send(id, 'refuse', 'cleo', 200, 'There is such a group');
      await send(id, 'revise', 'ada', 200);
      await send(id, 'support', 'dan', 200);
      await send(id, 'approve', 'ben', 200);
      const approved = await send(id, 'approve', 'cleo', 200);
      expect(self.error.message).toContain('You applied for this group');
      expect(twice.error.message).toContain(
        'approved this application already',
      );
      expect(approved.state).toBe('approved');

      const { body: pending } = await portal.get('/applications').expect(200);
      const { change } = pending.items[0];
      expect(change).toMatchObject({
        path: 'groups/zeta.yaml',
        content: expect.stringContaining('name: zeta'),
      });
      await portal.merge(change.path, change.content);
      const run = await apply();
      seen.push(run, await check());

      expect(run).toMatchObject({ state: 'done', failed: [] });
      expect(await portal.forum.readGroup('zeta')).toMatchObject({
        visibility: 'logged_on_users',
        membersVisibility: 'members',
      });
      const { body: list } = await portal.get('/applications').expect(200);
      seen.push(list);
      expect(list.items[0].application).toMatchObject({
        state: 'active',
        refusals: [
          { by: 'user:default/cleo', reason: 'There is such a group' },
        ],
      });
      const { body: log } = await portal.get(`/applications/${id}/log`);
      expect(log.verdict).toEqual({ ok: true });

      const [row] = await knex('group_application_log').where({ seq: 6 });
      await knex('group_application_log')
        .where({ seq: 6, application_id: id })
        .update({ body: row.body.replace('such', 'much') });
      const { body: forged } = await portal.get(`/applications/${id}/log`);
      expect(forged.verdict).toEqual({
        ok: false,
        fault: 'entry 6 was changed',
      });
      const stored = await Promise.all(
        ['group_reports', 'group_application_log', 'operations'].map(table =>
          knex(table).select(),
        ),
      );
      expect(stored.every(rows => rows.length > 0)).toBe(true);
      expect(JSON.stringify([seen, stored])).not.toContain(CANARY);
    },
  );

  it.each(databases.eachSupportedId())(
    'answers drift three ways: adopt, revert, and accept until a day, %p',
    async databaseId => {
      await start(await databases.init(databaseId));
      await portal.merge(
        'groups/zeta.yaml',
        group('zeta', `  owners: [${owner}]\n`),
      );
      expect((await check()).report.drift).toContainEqual(
        expect.objectContaining({ class: 'missing', group: 'zeta' }),
      );
      await apply();
      const { id } = await portal.forum.readGroup('zeta');
      await portal.forum.updateGroup(id, {
        fullName: 'By hand',
        publicExit: false,
      });

      const { report } = await check();
      const find = (field: string) =>
        report.drift.find(
          (each: { group: string; field: string }) =>
            each.group === 'zeta' && each.field === field,
        );
      const extra = report.drift.find(
        (each: { class: string }) => each.class === 'extra',
      );
      const { body: taken } = await portal
        .get(`/drift/${extra.id}/adopt`)
        .expect(200);
      expect(taken.change).toMatchObject({
        action: 'write',
        path: `groups/${extra.group}.yaml`,
        content: expect.stringContaining(`name: ${extra.group}`),
      });
      const { body: adopted } = await portal
        .get(`/drift/${find('fullName').id}/adopt`)
        .expect(200);
      const accept = `/drift/${find('publicExit').id}/accept`;
      await portal.post(accept, { until: 'soon', reason: 'x' }).expect(400);
      await portal
        .post(accept, { until: '2199-01-01', reason: 'During the fair' })
        .expect(204);
      const { acceptances } = (await portal.get().expect(200)).body;
      await portal.forum.updateGroup(id, { fullName: 'By hand again' });
      const run = await apply();
      const left = await check();
      const revertAccepted = {
        planId: left.report.planId,
        driftIds: [find('publicExit').id],
      };
      const kept = await portal.forum.readGroup('zeta');
      await portal.post('/apply', revertAccepted).expect(202);
      await waitFor(
        async () => (await portal.get().expect(200)).body,
        ({ run: each }) => each.state !== 'running',
      );

      expect(find('fullName')).toMatchObject({
        class: 'changed',
        actual: 'By hand',
        desired: 'zeta',
      });
      expect(adopted.change).toMatchObject({
        action: 'write',
        path: 'groups/zeta.yaml',
        content: expect.stringContaining('title: By hand'),
      });
      expect(adopted.form).toEqual({
        forum: 'component:default/acme',
        file: 'zeta',
        content: adopted.change.content,
        remove: false,
      });
      expect(acceptances).toEqual([
        expect.objectContaining({
          until: '2199-01-01',
          by: 'user:default/ada',
          reason: 'During the fair',
        }),
      ]);
      expect(run).toMatchObject({ state: 'done', failed: [] });
      expect(kept).toMatchObject({ fullName: 'zeta', publicExit: false });
      expect(await portal.forum.readGroup('zeta')).toMatchObject({
        fullName: 'zeta',
        publicExit: true,
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'decides requests in bulk and keeps the reason, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await start(knex);
      const { requests } = await check();
      expect(requests.length).toBeGreaterThan(0);
      const decisions = requests.map(
        (each: { groupId: number; userId: number }, index: number) => ({
          groupId: each.groupId,
          userId: each.userId,
          accept: index === 0,
        }),
      );

      const { body } = await portal
        .post('/requests/decisions', {
          decisions: [...decisions, { groupId: 1, userId: 1, accept: true }],
          reason: 'The spring round',
        })
        .expect(200);
      const after = await check();

      expect(body.items.map((each: { result: string }) => each.result)).toEqual(
        ['accepted', ...decisions.slice(1).map(() => 'denied'), 'gone'],
      );
      expect(after.requests).toEqual([]);
      expect(after.decisions).toHaveLength(decisions.length);
      expect(after.decisions[0]).toMatchObject({
        reason: 'The spring round',
        by: 'user:default/ada',
      });
      for (const table of TABLES) {
        expect(JSON.stringify(await knex(table).select())).not.toContain(
          CANARY,
        );
      }
    },
  );

  it('names the faults of the repository, and keeps the last report', async () => {
    await start(await databases.init('SQLITE_3'));
    await check();
    await portal.merge('groups/wrong.yaml', group('wrong', '  size: 7\n'));

    const { body } = await portal.post('/check').expect(400);
    const { body: overview } = await portal.get().expect(200);

    expect(body.error.message).toContain("'spec.size' in groups/wrong.yaml");
    expect(overview.problem).toContain("'spec.size'");
    expect(overview.report.drift.length).toBeGreaterThan(0);
  });

  it('says that the operate key is missing, and refuses an outdated plan', async () => {
    await start(await databases.init('SQLITE_3'), {
      keys: { monitor: 'a'.repeat(64) },
    });
    const { report } = await check();

    const applied = await portal
      .post('/apply', { planId: report.planId })
      .expect(409);
    const decide = await portal
      .post('/requests/decisions', {
        decisions: [{ groupId: 42, userId: 1, accept: true }],
        reason: 'x',
      })
      .expect(409);

    expect(applied.body.error.message).toContain('no operate key');
    expect(decide.body.error.message).toContain('keys.operate');
  });

  it('changes nothing while the policy only observes', async () => {
    await start(await databases.init('SQLITE_3'), {
      files: { 'README.md': '# Acme\n' },
    });
    const { report } = await check();

    const { body } = await portal
      .post('/apply', { planId: report.planId })
      .expect(409);

    expect(body.error.message).toContain("set 'spec.mode'");
  });

  it('shows the fleet what is wrong with groups and who waits', async () => {
    await start(await databases.init('SQLITE_3'), {
      files: {
        'groups/policy.yaml': POLICY,
        'groups/zeta.yaml': group(
          'zeta',
          '  owners: [ada]\n  expires: 2031-05-01\n',
        ),
      },
    });
    const { report, requests } = await check();

    const { body: fleet } = await portal.fleet('').expect(200);
    const { body: queue } = await portal.fleet('/requests').expect(200);

    expect(fleet.items).toEqual([
      expect.objectContaining({
        forumId: 'acme',
        driftCount: report.drift.length,
        nextExpiry: '2031-05-01',
        requestCount: requests.length,
      }),
    ]);
    expect(queue.totalItems).toBe(requests.length);
    expect(queue.items[0]).toMatchObject({
      forumId: 'acme',
      groupName: 'beta_testers',
    });
  });

  it('refuses to apply a plan that is not the present one', async () => {
    await start(await databases.init('SQLITE_3'));

    const { body } = await portal
      .post('/apply', { planId: '0123456789abcdef' })
      .expect(409);

    expect(body.error.message).toContain('has changed since you saw it');
  });

  it.each([
    ['get', '', 'discourse.forum.read'],
    ['post', '/check', 'discourse.forum.refresh'],
    ['post', '/apply', 'discourse.forum.operate'],
    ['post', '/drift/x/accept', 'discourse.forum.groups.propose'],
    ['get', '/drift/x/adopt', 'discourse.forum.groups.propose'],
    ['post', '/requests/decisions', 'discourse.forum.groups.decide'],
    ['get', '/applications', 'discourse.forum.read'],
    ['post', '/applications', 'discourse.forum.groups.propose'],
    ['post', '/applications/x/events', 'discourse.forum.groups.propose'],
    ['get', '/applications/x/log', 'discourse.forum.read'],
  ] as const)(
    'refuses %s %s without its permission',
    async (method, path, permission) => {
      await start(await databases.init('SQLITE_3'), {
        features: [
          mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
        ],
      });

      const { body } = await portal[method](path).expect(403);

      expect(body.error.message).toContain(permission);
    },
  );
});
