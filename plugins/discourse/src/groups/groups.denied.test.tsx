import { screen } from '@testing-library/react';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import {
  buildForumStatus,
  buildGroupOverview,
  FakeGroupsApi,
} from '../fixtures';
import { GroupsView } from './GroupsView';

describe('groups without rights', () => {
  const show = (section: string) =>
    renderWithForums(
      <GroupsView
        status={buildForumStatus({ access: { monitor: true, operate: false } })}
      />,
      {
        groupsApi: new FakeGroupsApi({ overview: buildGroupOverview() }),
        address: `/?groups=${section}`,
        denied: [
          'discourse.forum.refresh',
          'discourse.forum.operate',
          'discourse.forum.groups.propose',
          'discourse.forum.groups.decide',
        ],
      },
    );

  it('name the permission, and the key that the portal lacks, beside each button', async () => {
    show('drift');

    const revert = await screen.findByRole('button', { name: /^Revert/ });
    expect(revert).toBeDisabled();
    expect(revert).toHaveAccessibleDescription(
      'This needs the permission discourse.forum.operate, which you do not have. The portal has no operate key for this forum',
    );
    expect(
      screen.getByRole('button', { name: /^Adopt/ }),
    ).toHaveAccessibleDescription(/discourse\.forum\.groups\.propose/);
    expect(
      screen.getByRole('button', { name: 'Compare now' }),
    ).toHaveAccessibleDescription(/discourse\.forum\.refresh/);
  });

  it('can not decide on requests', async () => {
    show('requests');

    expect(
      await screen.findByRole('button', { name: 'Accept 0' }),
    ).toHaveAccessibleDescription(
      /discourse\.forum\.groups\.decide.*operate key/,
    );
  });
});
