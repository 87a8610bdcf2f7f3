import {
  KEYS,
  startTestForum,
  type TestForum,
} from '../__testUtils__/forumCalls';

describe('groups of a simulated forum', () => {
  let forum: TestForum;
  beforeEach(async () => {
    forum = await startTestForum({ groups: 40 });
  });
  afterEach(() => forum.fleet.close());

  const read = async (path: string, key: string | undefined = KEYS.monitor) =>
    (await forum.get(path, key)).json();
  const create = (group: Record<string, unknown>) =>
    forum.send('POST', '/admin/groups.json', { json: { group } });

  it('pages the directory by 36 and always names a next page', async () => {
    const first = await read('/groups.json');
    const second = await read('/groups.json?page=1');
    const third = await read('/groups.json?page=2');

    expect(first.total_rows_groups).toBe(48);
    expect(first.groups).toHaveLength(36);
    expect(second.groups).toHaveLength(12);
    expect(third.groups).toEqual([]);
    expect(third.load_more_groups).toBe(
      '/community.acme.example/groups?page=3',
    );
    const names = [...first.groups, ...second.groups].map(({ name }) => name);
    expect(new Set(names).size).toBe(48);
  });

  it('refuses a page or type that makes no sense', async () => {
    for (const query of ['page=x', 'type=strange']) {
      const response = await forum.get(`/groups.json?${query}`, KEYS.monitor);

      expect(response.status).toBe(400);
      expect((await response.json()).error_type).toBe('invalid_parameters');
    }
  });

  it('shows visitors only public groups and none of the mail credentials', async () => {
    const visible = await (await forum.get('/groups.json')).json();
    const hidden = await forum.get('/groups/product_council.json');
    const open = await (await forum.get('/groups/newcomers.json')).text();

    expect(
      visible.groups.every(
        (group: { visibility_level: number }) => group.visibility_level === 0,
      ),
    ).toBe(true);
    expect(hidden.status).toBe(404);
    expect(open).not.toContain('password');
  });

  it('gives administrators the mail password in plain text, as Discourse does', async () => {
    const { group } = await read('/groups/Newcomers.json');

    expect(group).toMatchObject({
      name: 'newcomers',
      public_admission: true,
      smtp_server: 'smtp.community.acme.example',
      email_username: 'newcomers@community.acme.example',
      email_password: 'simulated-mail-password-of-newcomers',
    });
  });

  it('lists members with owners apart, newest names first unless asked otherwise', async () => {
    const { group } = await read('/groups/newcomers.json');
    const down = await read('/groups/newcomers/members.json?limit=3');
    const up = await read('/groups/newcomers/members.json?limit=1000&asc=true');

    expect(down.members).toHaveLength(3);
    expect(down.meta).toEqual({
      total: group.user_count,
      limit: 3,
      offset: 0,
    });
    expect(up.members).toHaveLength(group.user_count);
    expect(up.owners).toHaveLength(1);
    expect(up.members.at(-1)).toEqual(down.members[0]);
    expect(
      (
        await forum.get(
          '/groups/newcomers/members.json?limit=1001',
          KEYS.monitor,
        )
      ).status,
    ).toBe(400);
  });

  it('creates a group with its owners and refuses the name a second time', async () => {
    const created = await create({
      name: 'reviewers',
      full_name: 'Reviewers',
      allow_membership_requests: true,
      owner_usernames: (
        await read('/groups/newcomers/members.json')
      ).members[0].username,
    });
    const again = await create({ name: 'Reviewers' });

    expect(created.status).toBe(200);
    expect((await created.json()).basic_group).toMatchObject({
      name: 'reviewers',
      user_count: 1,
      default_notification_level: 3,
    });
    expect(again.status).toBe(422);
    expect(await again.json()).toEqual({
      errors: ['Name has already been taken'],
    });
  });

  it('refuses requests without owners, bad levels and bad names', async () => {
    const noOwner = await create({
      name: 'ownerless',
      allow_membership_requests: true,
    });
    const level = await create({ name: 'fine', visibility_level: 9 });
    const name = await create({ name: '../groups' });
    const none = await create({});

    expect(noOwner.status).toBe(422);
    expect((await noOwner.json()).failed).toBe('FAILED');
    expect((await level.json()).errors[0]).toContain('visibility_level');
    expect(name.status).toBe(422);
    expect(none.status).toBe(400);
  });

  it('changes what is permitted, drops the rest, and takes text for flags', async () => {
    const response = await forum.send('PUT', '/groups/43.json', {
      form: 'group[full_name]=Fresh&group[public_exit]=false&group[id]=7&group[email_password]=x',
    });
    const { group } = await read('/groups/by-id/43.json');

    expect(await response.json()).toEqual({ success: 'OK' });
    expect(group).toMatchObject({
      id: 43,
      full_name: 'Fresh',
      public_exit: false,
      email_password: 'simulated-mail-password-of-newcomers',
    });
  });

  it('asks about existing members before it changes their notification level', async () => {
    const change = (extra: string) =>
      forum.send('PUT', '/groups/43.json', {
        form: `group[default_notification_level]=1${extra}`,
      });

    const question = await change('');
    const answered = await change('&update_existing_users=true');

    expect(question.status).toBe(422);
    expect((await question.json()).user_count).toBeGreaterThan(0);
    expect(answered.status).toBe(200);
  });

  it('adds, promotes, demotes and removes members', async () => {
    const outsider = (
      await read('/groups/trust_level_0/members.json?limit=1000')
    ).members.at(-1).username;
    await create({ name: 'movers' });
    const { group } = await read('/groups/movers.json');
    const members = `/groups/${group.id}/members.json`;

    const added = await forum.send('PUT', members, {
      form: `usernames=${outsider},nobody_known`,
    });
    const again = await forum.send('PUT', members, {
      form: `usernames=${outsider}`,
    });
    const unknown = await forum.send('PUT', members, {
      form: 'usernames=nobody_known',
    });
    expect(await added.json()).toEqual({
      success: 'OK',
      usernames: [outsider],
      emails: [],
    });
    expect(again.status).toBe(422);
    expect(unknown.status).toBe(400);

    await forum.send('PUT', `/groups/${group.id}/owners.json`, {
      form: `usernames=${outsider}`,
    });
    expect((await read('/groups/movers/members.json')).owners).toHaveLength(1);
    await forum.send('DELETE', `/admin/groups/${group.id}/owners.json`, {
      form: `group[usernames]=${outsider}`,
    });
    expect(await read('/groups/movers/members.json')).toMatchObject({
      owners: [],
      members: [expect.objectContaining({ username: outsider })],
    });

    const removed = await forum.send(
      'DELETE',
      `${members}?usernames=${outsider}`,
    );
    expect((await removed.json()).usernames).toEqual([outsider]);
    expect((await read('/groups/movers.json')).group.user_count).toBe(0);
  });

  it('decides requests: accepting adds a member, leaving accept out does not', async () => {
    const requesters = '/groups/beta_testers/members.json?requesters=true';
    const [first] = (await read(requesters)).members;
    expect(first).toEqual({
      id: expect.any(Number),
      username: expect.any(String),
      name: expect.any(String),
      avatar_template: expect.stringContaining('{size}'),
      reason: expect.any(String),
      requested_at: expect.stringMatching(/^2026-11-/),
    });
    const { group } = await read('/groups/beta_testers.json');
    const decide = (form: string) =>
      forum.send('PUT', `/groups/${group.id}/handle_membership_request.json`, {
        form,
      });

    expect((await decide(`user_id=${first.id}&accept=true`)).status).toBe(200);
    expect((await read('/groups/beta_testers.json')).group.user_count).toBe(
      group.user_count + 1,
    );
    expect((await decide(`user_id=${first.id}`)).status).toBe(400);

    await forum.send('POST', '/groups/beta_testers/request_membership.json', {
      form: 'reason=please',
    });
    const twice = await forum.send(
      'POST',
      '/groups/beta_testers/request_membership.json',
      { form: 'reason=please' },
    );
    expect(twice.status).toBe(409);
    expect((await decide('user_id=-1')).status).toBe(200);
    expect((await read('/groups/beta_testers.json')).group.user_count).toBe(
      group.user_count + 1,
    );
  });

  it('keeps its hands off automatic groups', async () => {
    const member = await forum.send('PUT', '/groups/10/members.json', {
      json: { group: {}, username: 'x' },
    });
    const gone = await forum.send('DELETE', '/admin/groups/10.json');
    const manual = await forum.send('DELETE', '/admin/groups/43.json');

    expect(member.status).toBe(422);
    expect(gone.status).toBe(422);
    expect(manual.status).toBe(200);
    expect(
      (await forum.get('/groups/by-id/43.json', KEYS.monitor)).status,
    ).toBe(404);
  });

  it('gives categories to groups', async () => {
    const created = await forum.send('POST', '/categories.json', {
      form: 'name=Testers&permissions[beta_testers]=1&permissions[staff]=3',
    });
    const { category } = await created.json();
    expect(category).toMatchObject({
      name: 'Testers',
      read_restricted: true,
      group_permissions: [
        { permission_type: 1, group_name: 'beta_testers', group_id: 42 },
        { permission_type: 3, group_name: 'staff', group_id: 3 },
      ],
    });

    const opened = await forum.send('PUT', `/categories/${category.id}.json`, {
      form: 'name=Testers&permissions[everyone]=1&permissions[staff]=3',
    });
    expect((await opened.json()).category).toMatchObject({
      read_restricted: false,
      group_permissions: [
        { permission_type: 1, group_name: 'everyone', group_id: 0 },
      ],
    });
    const unknown = await forum.send('PUT', `/categories/${category.id}.json`, {
      form: 'name=Testers&permissions[nobody]=1',
    });
    expect(unknown.status).toBe(422);
  });

  it('keeps a category closed when the group that had it is renamed or deleted', async () => {
    const { category } = await (
      await forum.send('POST', '/categories.json', {
        form: 'name=Testers&permissions[beta_testers]=1',
      })
    ).json();
    const show = () => read(`/c/${category.id}/show.json`);
    await forum.send('PUT', '/groups/42.json', { form: 'group[name]=testers' });
    const renamed = await show();
    await forum.send('DELETE', '/admin/groups/42.json');
    const orphaned = await show();

    expect(renamed.category.group_permissions).toEqual([
      { permission_type: 1, group_name: 'testers', group_id: 42 },
    ]);
    expect(orphaned.category).toMatchObject({
      read_restricted: true,
      group_permissions: [],
    });
  });

  it('lists categories, closed ones to administrators only', async () => {
    const names = async (key?: string) => {
      const response = await forum.get('/categories.json', key);
      const { category_list: list } = await response.json();
      return list.categories.map(({ name }: { name: string }) => name);
    };

    expect(await names(KEYS.monitor)).toContain('Staff');
    expect(await names()).not.toContain('Staff');
  });

  it('ties a group to what the login provider offers, and to nothing else', async () => {
    const offered = await read('/associated_groups.json');
    await forum.send('PUT', '/groups/43.json', {
      form: 'group[associated_group_ids][]=2&group[associated_group_ids][]=9',
    });
    const tied = await read('/groups/by-id/43.json');
    await forum.send('PUT', '/groups/43.json', {
      form: 'group[associated_group_ids][]=',
    });
    const untied = await read('/groups/by-id/43.json');

    expect(
      offered.associated_groups.map(({ id }: { id: number }) => id),
    ).toEqual([1, 2]);
    expect(tied.group.associated_group_ids).toEqual([2]);
    expect(untied.group.associated_group_ids).toEqual([]);
  });
});
