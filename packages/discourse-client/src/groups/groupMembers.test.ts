import {
  catchError,
  json,
  startTestServer,
  type TestServer,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('members of a group', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  /** Answers pages of as many members as asked for, up to the total. */
  function answerMembers(total: number): void {
    server.answer((request, response) => {
      const { searchParams } = new URL(request.url, server.url);
      const offset = Number(searchParams.get('offset'));
      const limit = Number(searchParams.get('limit'));
      const size = Math.max(0, Math.min(limit, total - offset));
      const member = (id: number) => ({
        id,
        username: `user${id}`,
        name: null,
        avatar_template: '/x/{size}.png',
        added_at: '2026-01-02T03:04:05.678Z',
      });
      json({
        members: Array.from({ length: size }, (_, i) => member(offset + i)),
        owners: [member(0)],
        meta: { total, limit, offset },
      })(request, response);
    });
  }

  it('reads all members and owners', async () => {
    answerMembers(3);

    await expect(forum.listGroupMembers('pilots')).resolves.toEqual({
      items: [0, 1, 2].map(id => ({
        id,
        username: `user${id}`,
        addedAt: '2026-01-02T03:04:05.678Z',
      })),
      owners: [
        { id: 0, username: 'user0', addedAt: '2026-01-02T03:04:05.678Z' },
      ],
      total: 3,
      truncated: false,
    });
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/groups/pilots/members.json?limit=500&offset=0&order=added_at&asc=true',
    ]);
  });

  it('goes through the pages and stops at the limit', async () => {
    answerMembers(2000);

    const members = await forum.listGroupMembers('pilots', { limit: 700 });

    expect(members.items).toHaveLength(700);
    expect(members).toMatchObject({ total: 2000, truncated: true });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1].url).toContain('limit=500&offset=500');
  });

  it('never asks for more than it wants', async () => {
    answerMembers(2000);

    await forum.listGroupMembers('pilots', { limit: 5 });

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0].url).toContain('limit=5&offset=0');
  });

  it('reads who asks to join', async () => {
    server.answer(
      json({
        members: [
          {
            id: 7,
            username: 'ada',
            name: 'Ada',
            avatar_template: '/x/{size}.png',
            reason: 'I fly',
            requested_at: '2026-11-20T01:00:00Z',
          },
          { id: 8, username: 'bob', reason: null, requested_at: null },
        ],
        meta: { total: 2, limit: 500, offset: 0 },
      }),
    );

    await expect(forum.listMembershipRequests('pilots')).resolves.toEqual({
      items: [
        {
          userId: 7,
          username: 'ada',
          name: 'Ada',
          reason: 'I fly',
          requestedAt: '2026-11-20T01:00:00.000Z',
        },
        { userId: 8, username: 'bob' },
      ],
      total: 2,
      truncated: false,
    });
    expect(server.requests[0].url).toBe(
      '/groups/pilots/members.json?requesters=true&limit=500&offset=0&order=requested_at&asc=true',
    );
  });

  it('says which field of which member is wrong', async () => {
    server.answer(
      json({
        members: [{ id: '7', username: 'ada' }],
        owners: [],
        meta: { total: 1 },
      }),
    );

    const error = await catchError(forum.listGroupMembers('pilots'));

    expect(error).toMatchObject({
      kind: 'unexpected-shape',
      field: 'members[0].id',
    });
  });
});
