import {
  catchError,
  json,
  startTestServer,
  type TestServer,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('changing members of a group', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer(
      json({ success: 'OK', usernames: ['ada'], emails: [] }),
    );
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it('adds members by group id', async () => {
    const added = await forum.addGroupMembers(41, {
      usernames: ['ada', 'Jörg'],
    });

    expect(added).toEqual({ usernames: ['ada'] });
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/groups/41/members.json',
      body: 'usernames=ada%2CJ%C3%B6rg&notify_users=false',
    });
  });

  it('adds owners and lets them know', async () => {
    await forum.addGroupOwners(41, { usernames: ['ada'], notifyUsers: true });

    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/groups/41/owners.json',
      body: 'usernames=ada&notify_users=true',
    });
  });

  it('removes members with the names in the address, and tells who was none', async () => {
    server.answer(
      json({ success: 'OK', usernames: ['ada'], skipped_usernames: ['bob'] }),
    );

    const removed = await forum.removeGroupMembers(41, {
      usernames: ['ada', 'bob'],
    });

    expect(removed).toEqual({ usernames: ['ada'], skippedUsernames: ['bob'] });
    expect(server.requests[0]).toMatchObject({
      method: 'DELETE',
      url: '/groups/41/members.json?usernames=ada%2Cbob',
      body: '',
    });
    expect(server.requests[0].headers).not.toHaveProperty('content-type');
  });

  it('removes owners on the administration route', async () => {
    await forum.removeGroupOwners(41, { usernames: ['ada'] });

    const { method, url, body } = server.requests[0];
    expect(method).toBe('DELETE');
    expect(decodeURIComponent(url)).toBe(
      '/admin/groups/41/owners.json?group[usernames]=ada',
    );
    expect(body).toBe('');
  });

  it('accepts a request to join', async () => {
    await forum.decideMembershipRequest({
      groupId: 41,
      userId: 7,
      accept: true,
    });

    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/groups/41/handle_membership_request.json',
      body: 'user_id=7&accept=true',
    });
  });

  it('denies a request by not naming acceptance at all', async () => {
    await forum.decideMembershipRequest({
      groupId: 41,
      userId: 7,
      accept: false,
    });

    expect(server.requests[0].body).toBe('user_id=7');
  });

  it.each([
    ['nobody', []],
    [
      'more than the forum takes',
      Array.from({ length: 1001 }, (_, i) => `u${i}`),
    ],
    ['a name with a comma', ['ada,bob']],
    ['a name of spaces', ['  ']],
  ])('refuses to add %s', async (_name, usernames) => {
    await expect(forum.addGroupMembers(41, { usernames })).rejects.toThrow(
      TypeError,
    );
    expect(server.requests).toEqual([]);
  });

  it('refuses to remove more than fit into an address', async () => {
    const usernames = Array.from({ length: 101 }, (_, i) => `u${i}`);

    await expect(forum.removeGroupMembers(41, { usernames })).rejects.toThrow(
      "'usernames' must have 1 to 100 names, not 101",
    );
    await expect(forum.removeGroupOwners(41, { usernames })).rejects.toThrow(
      TypeError,
    );
    expect(server.requests).toEqual([]);
  });

  it('fails when the forum says with status 200 that it failed', async () => {
    server.answer(json({ failed: 'FAILED', message: 'no' }));

    const error = await catchError(
      forum.addGroupMembers(41, { usernames: ['ada'] }),
    );

    expect(error).toMatchObject({ kind: 'rejected', reasons: ['no'] });
  });
});
