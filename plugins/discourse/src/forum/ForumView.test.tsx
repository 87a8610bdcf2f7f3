import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import {
  ago,
  buildForumStatus,
  buildParts,
  buildProblem,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
} from '../fixtures';
import { ForumContent } from './ForumContent';
import { ForumView } from './ForumView';

const view = <ForumView id="acme-community" />;

describe('ForumView', () => {
  it('shows a skeleton that says so while the forum is loading', async () => {
    const api = buildApi(undefined, { getForum: () => new Promise(() => {}) });

    renderWithForums(view, { api });

    expect(await screen.findByText('Loading the forum')).toBeInTheDocument();
  });

  it('leads with the worst finding, its age, and a link to the forum', async () => {
    const api = buildApi(
      buildForumStatus({
        simulated: true,
        findings: [
          {
            id: 'sidekiq-growing',
            part: 'sidekiq',
            severity: 'critical',
            title: 'The queue grows',
            detail: '40 come, 22 go a minute',
            nextStep: 'Add processes',
            since: ago(2.5 * HOUR_MS),
          },
          {
            id: 'forum-well',
            part: 'health',
            severity: 'ok',
            title: 'It answers',
            since: ago(DAY_MS),
          },
        ],
      }),
    );

    renderWithForums(view, { api });

    expect(
      await screen.findByRole('heading', { name: 'Acme Community' }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Critical')[0]).toBeInTheDocument();
    expect(screen.getAllByText('The queue grows')[0]).toBeInTheDocument();
    expect(screen.getByText('Simulated')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Open forum/ })).toHaveAttribute(
      'href',
      'https://community.acme.example',
    );
    expect(await screen.findByText('40 come, 22 go a minute')).toBeVisible();
    expect(screen.getByText(/Add processes/)).toBeVisible();
    expect(screen.getByText('2 hours ago')).toBeVisible();
  });

  it('states version, queue, last backup and groups with their meaning', async () => {
    const parts = buildParts();
    const api = buildApi(
      buildForumStatus({
        parts: {
          ...parts,
          version: {
            ...parts.version,
            data: {
              installed: '2026.4.0',
              latest: '2026.7.1',
              missingVersions: 3,
            },
          },
        },
      }),
    );

    renderWithForums(view, { api });

    expect(await screen.findByText('2026.4.0')).toBeVisible();
    expect(screen.getByText('3 versions behind 2026.7.1')).toBeVisible();
    expect(screen.getByText('1,234')).toBeVisible();
    expect(screen.getByText('Oldest waits 2 min 30 sec')).toBeVisible();
    expect(screen.getByText('5 hours ago')).toBeVisible();
    expect(screen.getByText('48.3 MB')).toBeVisible();
    expect(screen.getByText('and 1 automatic group')).toBeVisible();
  });

  it('says that a forum is registered but not seen yet', async () => {
    const api = buildApi(
      buildForumStatus({
        state: 'pending',
        collectedAt: undefined,
        findings: [],
        parts: {
          health: {},
          version: {},
          sidekiq: {},
          backups: {},
          groups: {},
        },
      }),
    );

    renderWithForums(view, { api });

    expect(
      await screen.findByText('Registered, not seen yet'),
    ).toBeInTheDocument();
    expect(screen.getByText('No verdict yet')).toBeInTheDocument();
    expect(screen.getByText('Not seen yet')).toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
  });

  it('says that a snapshot is stale, by which limit, and keeps showing it', async () => {
    const api = buildApi(
      buildForumStatus({ state: 'stale', collectedAt: ago(3.5 * HOUR_MS) }),
    );

    renderWithForums(view, { api });

    expect(await screen.findByText('This is old')).toBeInTheDocument();
    expect(screen.getByText(/within the last 10 min/)).toBeInTheDocument();
    expect(screen.getByText('3 hours ago')).toBeInTheDocument();
    expect(await screen.findByText('1,234')).toBeVisible();
  });

  it('says since when a forum does not answer, above what was last seen', async () => {
    const parts = buildParts();
    const problem = buildProblem('unreachable');
    const api = buildApi(
      buildForumStatus({
        state: 'unreachable',
        parts: {
          ...parts,
          health: { problem },
          version: {
            ...parts.version,
            observedAt: ago(50.5 * MINUTE_MS),
            problem,
          },
        },
      }),
    );

    renderWithForums(view, { api });

    expect(
      await screen.findByText('The forum does not answer'),
    ).toBeInTheDocument();
    expect(screen.getByText('40 minutes ago')).toBeInTheDocument();
    expect(await screen.findByText('50 minutes ago')).toBeVisible();
    expect(screen.getByText('2026.7.1')).toBeVisible();
  });

  it('names the missing permission and the owner to ask when forbidden', async () => {
    const api = buildApi(undefined, {
      getForum: async () => {
        throw new NotAllowedError('no');
      },
    });

    renderWithForums(view, { api });

    expect(
      await screen.findByText('You may not see this forum'),
    ).toBeInTheDocument();
    expect(screen.getByText(/discourse\.forum\.read/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /acme/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/acme',
    );
  });

  it('hides what was read before as soon as access is lost', async () => {
    const api = buildApi();
    renderWithForums(view, { api });
    await screen.findByText('2026.7.1');
    api.getForum.mockRejectedValue(new NotAllowedError('no'));

    fireEvent(document, new Event('visibilitychange'));

    expect(
      await screen.findByText('You may not see this forum'),
    ).toBeInTheDocument();
    expect(screen.queryByText('2026.7.1')).not.toBeInTheDocument();
  });

  it('says how to fix an annotation that names an unknown forum', async () => {
    const api = buildApi(undefined, {
      getForum: async () => {
        throw new NotFoundError('no such forum');
      },
    });

    renderWithForums(view, { api });

    expect(
      await screen.findByText('This forum is not registered'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/discourse\.org\/forum.*acme-community/),
    ).toBeInTheDocument();
    expect(screen.getByText(/Correct the id/)).toBeInTheDocument();
  });

  it('shows why a read failed and tries again on request', async () => {
    const api = buildApi();
    api.getForum.mockRejectedValueOnce(new Error('The backend is away'));
    renderWithForums(view, { api });
    expect(await screen.findByText('The backend is away')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('heading', { name: 'Acme Community' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('The backend is away')).not.toBeInTheDocument();
  });

  it('keeps what it has when a later read fails, and says so', async () => {
    const api = buildApi();
    renderWithForums(view, { api });
    await screen.findByText('2026.7.1');
    api.getForum.mockRejectedValueOnce(new Error('The backend is away'));

    fireEvent(document, new Event('visibilitychange'));

    expect(await screen.findByText('The backend is away')).toBeInTheDocument();
    expect(screen.getByText('2026.7.1')).toBeVisible();
  });

  it('aborts its request and sends no other after it has left the page', async () => {
    const api = buildApi(undefined, { getForum: () => new Promise(() => {}) });
    const { unmount } = renderWithForums(view, { api });
    await waitFor(() => expect(api.getForum).toHaveBeenCalledTimes(1));
    const signal = api.getForum.mock.calls[0][1]?.signal;

    unmount();
    fireEvent(document, new Event('visibilitychange'));

    expect(signal?.aborted).toBe(true);
    expect(api.getForum).toHaveBeenCalledTimes(1);
  });
});

describe('the views of a forum', () => {
  it('opens the view that the address names', async () => {
    renderWithForums(view, { address: '/?view=groups' });

    expect(await screen.findByRole('tab', { name: 'Groups' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await screen.findByText('book-club')).toBeVisible();
  });

  it('writes the chosen view into the address', async () => {
    renderWithForums(view, { address: '/?other=1' });

    await userEvent.click(await screen.findByRole('tab', { name: 'Backups' }));

    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?other=1&view=backups',
    );
    expect(
      await screen.findByRole('heading', { name: 'Backups' }),
    ).toBeVisible();
  });

  it('falls back to the overview for a view that does not exist', async () => {
    renderWithForums(view, { address: '/?view=../../etc' });

    expect(
      await screen.findByRole('tab', { name: 'Overview' }),
    ).toHaveAttribute('aria-selected', 'true');
  });
});

describe('the title in the browser', () => {
  it('names the view that is open', async () => {
    renderWithForums(view, { address: '/?view=backups' });

    await waitFor(() => expect(document.title).toBe('Backups · Discourse'));
    await userEvent.click(screen.getByRole('tab', { name: 'Sidekiq' }));
    await waitFor(() => expect(document.title).toBe('Sidekiq · Discourse'));
  });
});

describe('ForumContent', () => {
  it('reads the id from the annotation and nothing else from the entity', async () => {
    const api = buildApi();

    renderWithForums(<ForumContent />, { api });

    await screen.findByRole('heading', { name: 'Acme Community' });
    expect(api.getForum).toHaveBeenCalledWith(
      'acme-community',
      expect.anything(),
    );
  });
});
