import { screen, within } from '@testing-library/react';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import { buildForumStatus, buildParts, FakeGroupsApi } from '../fixtures';
import { GroupsView } from './GroupsView';

function rowOf(name: string) {
  return within(screen.getByRole('row', { name: new RegExp(`^${name}`) }));
}

describe('GroupsView', () => {
  it('says in words who sees a group, who may join, and how many are in', async () => {
    renderWithForums(<GroupsView status={buildForumStatus()} />);

    await screen.findByText('book-club');
    const club = rowOf('book-club');
    expect(club.getByText('Book club')).toBeVisible();
    expect(club.getByText('Everyone logged in')).toBeVisible();
    expect(club.getByText('Members seen by: Its members')).toBeVisible();
    expect(club.getByText('On request; owners decide')).toBeVisible();
    expect(club.getByText('Members may leave')).toBeVisible();
    expect(club.getByText('17')).toBeVisible();
    expect(rowOf('board').getByText('Added by owners or staff')).toBeVisible();
    expect(rowOf('board').getByText('Unknown')).toBeVisible();
    expect(
      rowOf('admins').getByText('Filled by Discourse itself'),
    ).toBeVisible();
  });

  it('says that it is loading until it is known what is managed', async () => {
    const groupsApi = new FakeGroupsApi();
    groupsApi.getGroups = () => new Promise(() => {});

    renderWithForums(<GroupsView status={buildForumStatus()} />, { groupsApi });

    expect(
      await screen.findByText('Loading the groups of the forum'),
    ).toBeVisible();
    expect(screen.queryByText('book-club')).not.toBeInTheDocument();
  });

  it('puts the groups that people made before the automatic ones', async () => {
    renderWithForums(<GroupsView status={buildForumStatus()} />);

    await screen.findByText('book-club');
    const names = screen
      .getAllByRole('rowheader')
      .map(header => header.textContent);
    expect(names).toEqual(['board', 'book-clubBook club', 'admins']);
  });

  it('says when there are more groups than were read', async () => {
    const parts = buildParts();
    const status = buildForumStatus({
      parts: {
        ...parts,
        groups: {
          ...parts.groups,
          data: { items: parts.groups.data?.items ?? [], truncated: true },
        },
      },
    });

    renderWithForums(<GroupsView status={status} />);

    expect(
      await screen.findByText(/more groups than are listed/),
    ).toBeVisible();
  });
});
