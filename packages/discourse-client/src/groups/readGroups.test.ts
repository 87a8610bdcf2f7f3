import {
  catchError,
  groupRow,
  json,
  type ReceivedRequest,
  startTestServer,
  type TestServer,
} from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

const PAGE_SIZE = 36;

describe('reading groups', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  /** A directory as Discourse has it: its "load more" link never ends. */
  function answerDirectory(options: {
    total: number;
    pageOf?: (request: ReceivedRequest) => number;
  }) {
    const { total, pageOf = pageOfRequest } = options;
    server.answer((request, response) => {
      const start = pageOf(request) * PAGE_SIZE;
      const size = Math.max(0, Math.min(PAGE_SIZE, total - start));
      json({
        groups: Array.from({ length: size }, (_, index) =>
          groupRow({ id: start + index, name: `group-${start + index}` }),
        ),
        total_rows_groups: total,
        load_more_groups: '/groups?page=99',
      })(request, response);
    });
  }

  function pageOfRequest(request: ReceivedRequest): number {
    return Number(new URL(request.url, server.url).searchParams.get('page'));
  }

  it('reads all pages and stops at the total', async () => {
    answerDirectory({ total: 80 });

    const { items, total, truncated } = await forum.listGroups();

    expect(items.map(group => group.id)).toEqual([...Array(80).keys()]);
    expect({ total, truncated }).toEqual({ total: 80, truncated: false });
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/groups.json?page=0&order=name&asc=true',
      '/groups.json?page=1&order=name&asc=true',
      '/groups.json?page=2&order=name&asc=true',
    ]);
  });

  it('stops at the limit and says that there are more', async () => {
    answerDirectory({ total: 5000 });

    const { items, total, truncated } = await forum.listGroups({ limit: 40 });

    expect(items).toHaveLength(40);
    expect({ total, truncated }).toEqual({ total: 5000, truncated: true });
    expect(server.requests).toHaveLength(2);
  });

  it('counts a group once that a moving list shows twice', async () => {
    const pages = [
      [1, 2],
      [2, 3],
    ];
    server.answer((request, response) =>
      json({
        groups: pages[pageOfRequest(request)].map(id => groupRow({ id })),
        total_rows_groups: 4,
      })(request, response),
    );

    const { items, truncated } = await forum.listGroups();

    expect(items.map(group => group.id)).toEqual([1, 2, 3]);
    expect(truncated).toBe(true);
  });

  it('does not go on with a forum that repeats one page for ever', async () => {
    answerDirectory({ total: 1000, pageOf: () => 0 });

    const { items, truncated } = await forum.listGroups();

    expect(items).toHaveLength(PAGE_SIZE);
    expect(truncated).toBe(true);
    expect(server.requests).toHaveLength(2);
  });

  it('reads a forum without groups', async () => {
    answerDirectory({ total: 0 });

    await expect(forum.listGroups()).resolves.toEqual({
      items: [],
      total: 0,
      truncated: false,
    });
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a limit of %d', async limit => {
    await expect(forum.listGroups({ limit })).rejects.toThrow(
      `'limit' must be a positive integer, not ${limit}`,
    );
    expect(server.requests).toEqual([]);
  });

  it('shows the fields of the list by the names of Discourse', async () => {
    server.answer(json({ groups: [groupRow()], total_rows_groups: 1 }));

    const { items } = await forum.listGroups();

    expect(items).toEqual([
      {
        id: 41,
        name: 'pilots',
        fullName: 'Pilot group',
        automatic: false,
        memberCount: 12,
        visibility: 'members',
        membersVisibility: 'owners',
        publicAdmission: false,
        publicExit: true,
        allowMembershipRequests: true,
      },
    ]);
  });

  it('names the group and the field that it does not understand', async () => {
    server.answer(
      json({
        groups: [groupRow(), groupRow({ id: 42, visibility_level: 5 })],
        total_rows_groups: 2,
      }),
    );

    const error = await catchError(forum.listGroups());

    expect(error).toMatchObject({
      kind: 'unexpected-shape',
      field: 'groups[1].visibility_level',
    });
    expect(error.message).toMatch(/expected one of the levels 0, 1, 2, 3, 4/);
  });

  it('reads one group with its settings', async () => {
    server.answer(json({ group: groupRow(), extras: {} }));

    const group = await forum.readGroup('pilots');

    expect(group).toMatchObject({
      id: 41,
      name: 'pilots',
      bioRaw: 'We *fly*.',
      title: undefined,
      mentionable: 'everyone',
      messageable: 'members_mods_and_admins',
      defaultNotificationLevel: 'watching',
      primaryGroup: false,
      grantTrustLevel: undefined,
      membershipRequestTemplate: 'Why?',
      flairIcon: 'plane',
      flairBackgroundColor: '0088CC',
      automaticMembershipEmailDomains: ['example.com', 'example.org'],
      categoryIds: { watching: [3, 4], muted: undefined },
      tags: { watching: ['news', 'weather'] },
    });
  });

  it('never shows the mail account of a group', async () => {
    server.answer(json({ group: groupRow(), extras: {} }));
    const group = await forum.readGroup('pilots');
    server.answer(json({ groups: [groupRow()], total_rows_groups: 1 }));
    const list = await forum.listGroups();

    for (const told of [JSON.stringify(group), JSON.stringify(list)]) {
      expect(told).toContain('pilots');
      expect(told).not.toMatch(/smtp|mail-password|pilots@/);
    }
  });

  it.each(['a.b', 'Größe', 'a/b', '../../admin/backups', 'a?b#c', 'a b'])(
    'reads the group named %j and nothing else',
    async name => {
      server.answer(json({ group: groupRow(), extras: {} }));

      await forum.readGroup(name);

      expect(server.requests[0].url).toBe(
        `/groups/${encodeURIComponent(name)}.json`,
      );
    },
  );

  it('refuses a name that is no name', async () => {
    await expect(forum.readGroup('..')).rejects.toThrow(TypeError);
    expect(server.requests).toEqual([]);
  });
});
