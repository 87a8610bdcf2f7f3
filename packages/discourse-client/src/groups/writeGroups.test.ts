import {
  catchError,
  groupRow,
  json,
  startTestServer,
  type TestServer,
  text,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('writing groups', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer(json({ success: 'OK' }));
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  function form(): [string, string][] {
    return [...new URLSearchParams(server.requests[0].body)];
  }

  it('creates a group with its settings in the names of Discourse', async () => {
    server.answer(json({ basic_group: groupRow() }));

    const group = await forum.createGroup({
      name: 'pilots',
      fullName: 'Pilots & crew',
      visibility: 'members',
      membersVisibility: 'owners',
      mentionable: 'everyone',
      messageable: 'nobody',
      defaultNotificationLevel: 'watching_first_post',
      publicAdmission: false,
      publicExit: true,
      allowMembershipRequests: true,
      membershipRequestTemplate: 'Why?',
      primaryGroup: false,
      grantTrustLevel: 2,
      flairBackgroundColor: '0088CC',
      automaticMembershipEmailDomains: ['example.com', 'example.org'],
      ownerUsernames: ['ada', 'bob'],
      memberUsernames: ['eve'],
    });

    expect(group).toMatchObject({ id: 41, name: 'pilots' });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/admin/groups.json',
    });
    expect(form()).toEqual([
      ['group[name]', 'pilots'],
      ['group[full_name]', 'Pilots & crew'],
      ['group[visibility_level]', '2'],
      ['group[members_visibility_level]', '4'],
      ['group[mentionable_level]', '99'],
      ['group[messageable_level]', '0'],
      ['group[default_notification_level]', '4'],
      ['group[public_admission]', 'false'],
      ['group[public_exit]', 'true'],
      ['group[allow_membership_requests]', 'true'],
      ['group[membership_request_template]', 'Why?'],
      ['group[primary_group]', 'false'],
      ['group[grant_trust_level]', '2'],
      ['group[flair_bg_color]', '0088CC'],
      ['group[automatic_membership_email_domains]', 'example.com|example.org'],
      ['group[owner_usernames]', 'ada,bob'],
      ['group[usernames]', 'eve'],
    ]);
  });

  it('refuses two ways in that contradict each other', async () => {
    const both = { publicAdmission: true, allowMembershipRequests: true };

    await expect(
      forum.createGroup({ name: 'pilots', ...both }),
    ).rejects.toThrow(/exclude each other/);
    await expect(forum.updateGroup(41, both)).rejects.toThrow(TypeError);
    expect(server.requests).toEqual([]);
  });

  it('changes only what is named, by id', async () => {
    const result = await forum.updateGroup(41, {
      bioRaw: '',
      categoryIds: { watching: [3, 4], muted: [] },
      tags: { tracking: ['news'] },
    });

    expect(result).toEqual({ outcome: 'updated' });
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/groups/41.json',
    });
    expect(form()).toEqual([
      ['group[bio_raw]', ''],
      ['group[muted_category_ids][]', ''],
      ['group[tracking_tags][]', 'news'],
      ['group[watching_category_ids][]', '3'],
      ['group[watching_category_ids][]', '4'],
    ]);
  });

  it('passes on the question about members, and the answer to it', async () => {
    const changes = { defaultNotificationLevel: 'muted' } as const;
    server.answer(json({ user_count: 12, errors: ['?'] }, { status: 422 }));

    await expect(forum.updateGroup(41, changes)).resolves.toEqual({
      outcome: 'asks-about-members',
      memberCount: 12,
    });

    server.answer(json({ success: 'OK' }));
    await forum.updateGroup(41, changes, { updateExistingUsers: true });
    await forum.updateGroup(41, changes, { updateExistingUsers: false });

    expect(server.requests.map(({ body }) => decodeURIComponent(body))).toEqual(
      [
        'group[default_notification_level]=0',
        'group[default_notification_level]=0&update_existing_users=true',
        'group[default_notification_level]=0&update_existing_users=false',
      ],
    );
  });

  it('takes a redirect to the group list as a success', async () => {
    server.answer(text('', { status: 302, headers: { Location: '/groups' } }));

    await expect(
      forum.updateGroup(41, { visibility: 'owners' }),
    ).resolves.toEqual({ outcome: 'updated-and-hidden' });
  });

  it('takes no other redirect as a success', async () => {
    for (const Location of ['/login', 'https://elsewhere.example.com/groups']) {
      server.answer(text('', { status: 302, headers: { Location } }));

      const error = await catchError(forum.updateGroup(41, { title: 'x' }));

      expect(error.kind).toBe('redirected');
    }
  });

  it('deletes a group by id', async () => {
    await forum.deleteGroup(41);

    expect(server.requests[0]).toMatchObject({
      method: 'DELETE',
      url: '/admin/groups/41.json',
      body: '',
    });
  });
});
