import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import { buildForumStatus } from '../fixtures';
import { RefreshButton } from './RefreshButton';

function renderButton(
  api = buildApi(),
  options: { denied?: string[]; entityRef?: string } = {},
) {
  const { entityRef = 'component:default/acme-community', denied } = options;
  const status = buildForumStatus({ entityRef });
  const onQueued = jest.fn();
  renderWithForums(
    <RefreshButton status={status} isExpecting={false} onQueued={onQueued} />,
    { api, denied },
  );
  return onQueued;
}

async function pressRefresh() {
  const button = await screen.findByRole('button', { name: 'Refresh' });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
}

describe('RefreshButton', () => {
  it('asks for a refresh of this forum and says what comes next', async () => {
    const api = buildApi();
    const onQueued = renderButton(api);

    await pressRefresh();

    expect(await screen.findByText(/Asked for a new look/)).toBeInTheDocument();
    expect(api.refreshForum).toHaveBeenCalledWith('acme-community');
    expect(onQueued).toHaveBeenCalledTimes(1);
  });

  it('says when the next refresh is possible', async () => {
    const onQueued = renderButton(
      buildApi(undefined, {
        refreshForum: async () => ({
          result: 'too-soon',
          nextAllowedAt: new Date(2026, 10, 21, 14, 3, 10).toISOString(),
        }),
      }),
    );

    await pressRefresh();

    expect(await screen.findByText(/possible at 2:03:10/)).toBeInTheDocument();
    expect(onQueued).not.toHaveBeenCalled();
  });

  it('says why a request for a refresh failed', async () => {
    renderButton(
      buildApi(undefined, {
        refreshForum: async () => {
          throw new Error('The backend is away');
        },
      }),
    );

    await pressRefresh();

    expect(
      await screen.findByText('The refresh failed: The backend is away'),
    ).toBeInTheDocument();
  });

  it('is off with the reason where the permission is missing', async () => {
    renderButton(undefined, {
      entityRef: 'component:default/other',
      denied: ['discourse.forum.refresh'],
    });

    expect(
      await screen.findByText(/needs the permission 'discourse.forum.refresh'/),
    ).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Refresh' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(/discourse.forum.refresh/);
  });
});
