import { json, startTestServer, type TestServer } from '../__testUtils__';
import { DiscourseClient } from '../DiscourseClient';

describe('categories', () => {
  let server: TestServer;
  let forum: DiscourseClient;

  beforeEach(async () => {
    server = await startTestServer();
    forum = new DiscourseClient({ baseUrl: server.url, apiKey: 'abc123' });
  });

  afterEach(async () => {
    await server.close();
  });

  it('sets permissions by group name and gives back what is stored', async () => {
    server.answer(
      json({
        category: {
          id: 9,
          name: 'Pilots',
          read_restricted: true,
          group_permissions: [
            { permission_type: 1, group_name: 'pilots', group_id: 41 },
            { permission_type: 3, group_name: 'Mitarbeiter & Co' },
          ],
        },
      }),
    );

    const access = await forum.setCategoryPermissions(9, {
      name: 'Pilots',
      permissions: { pilots: 'full', 'Mitarbeiter & Co': 'readonly' },
    });

    expect(access).toEqual({
      id: 9,
      name: 'Pilots',
      readRestricted: true,
      permissions: [
        { groupName: 'pilots', groupId: 41, permission: 'full' },
        {
          groupName: 'Mitarbeiter & Co',
          groupId: undefined,
          permission: 'readonly',
        },
      ],
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'PUT', url: '/categories/9.json' });
    expect([...new URLSearchParams(request.body)]).toEqual([
      ['name', 'Pilots'],
      ['permissions[pilots]', '1'],
      ['permissions[Mitarbeiter & Co]', '3'],
    ]);
  });

  it('refuses to set none, which would leave the old ones in place', async () => {
    await expect(
      forum.setCategoryPermissions(9, { name: 'Pilots', permissions: {} }),
    ).rejects.toThrow("'permissions' must name at least one group");
    expect(server.requests).toEqual([]);
  });

  it('makes a category with its permissions', async () => {
    server.answer(
      json({
        category: {
          id: 10,
          name: 'Room',
          read_restricted: true,
          group_permissions: [{ permission_type: 2, group_name: 'pilots' }],
        },
      }),
    );

    const { id } = await forum.createCategory({
      name: 'Room',
      permissions: { pilots: 'create_post' },
    });

    expect(id).toBe(10);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/categories.json' });
    expect([...new URLSearchParams(request.body)]).toEqual([
      ['name', 'Room'],
      ['permissions[pilots]', '2'],
    ]);
  });

  it('lists categories and those below them, until a page brings nothing new', async () => {
    const row = { id: 1, name: 'General', read_restricted: false };
    server.answer(
      json({
        category_list: {
          categories: [
            {
              ...row,
              subcategory_list: [
                { id: 2, name: 'Below', read_restricted: true },
              ],
            },
          ],
        },
      }),
    );

    const { items } = await forum.listCategories();

    expect(items).toEqual([
      { id: 1, name: 'General', readRestricted: false },
      { id: 2, name: 'Below', readRestricted: true },
    ]);
    expect(server.requests).toHaveLength(2);
  });

  it('names the groups that login providers offer', async () => {
    server.answer(
      json({
        associated_groups: [
          { id: 3, name: 'team', provider_name: 'google_oauth2', label: 'x' },
        ],
      }),
    );

    expect(await forum.listAssociatedGroups()).toEqual({
      items: [{ id: 3, name: 'team', provider: 'google_oauth2' }],
    });
  });
});
