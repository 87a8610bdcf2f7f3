import { NotFoundError } from '@backstage/errors';
import { screen } from '@testing-library/react';
import {
  buildApi,
  renderWithForums,
} from '../../__testUtils__/renderWithForums';
import { ago, buildForumStatus, buildParts } from '../../fixtures';
import { ForumCard } from './ForumCard';

describe('ForumCard', () => {
  it('tells verdict, version, queue, backup and age in a few lines', async () => {
    renderWithForums(<ForumCard />, {
      api: buildApi(buildForumStatus({ simulated: true })),
    });

    expect(await screen.findByText('All is well')).toBeInTheDocument();
    expect(screen.getByText('Good')).toBeInTheDocument();
    expect(screen.getByText('2026.7.1')).toBeInTheDocument();
    expect(screen.getByText('1,234')).toBeInTheDocument();
    expect(screen.getByText('5 hours ago')).toBeInTheDocument();
    expect(screen.getByText('Simulated')).toBeInTheDocument();
  });

  it('tells a forum without backups from one whose backups are unknown', async () => {
    const { unmount } = renderWithForums(<ForumCard />, {
      api: buildApi(
        buildForumStatus({
          parts: buildParts({
            backups: {
              observedAt: ago(5_000),
              data: { items: [], running: false },
            },
          }),
        }),
      ),
    });
    expect(await screen.findByText('None')).toBeInTheDocument();
    unmount();

    renderWithForums(<ForumCard />, {
      api: buildApi(buildForumStatus({ parts: buildParts({ backups: {} }) })),
    });
    expect(await screen.findByText('Unknown')).toBeInTheDocument();
  });

  it('says in a line why there is nothing to show', async () => {
    const api = buildApi(undefined, {
      getForum: async () => {
        throw new NotFoundError('no');
      },
    });

    renderWithForums(<ForumCard />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This forum is not registered',
    );
  });

  it('has a placeholder while it is loading', async () => {
    const api = buildApi(undefined, { getForum: () => new Promise(() => {}) });

    renderWithForums(<ForumCard />, { api });

    expect(
      await screen.findByRole('status', { name: 'Loading the forum' }),
    ).toBeInTheDocument();
  });
});
