import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import { ago, buildForumStatus } from '../fixtures';
import { SidekiqView } from './SidekiqView';

describe('SidekiqView', () => {
  it('shows each counter with what it means', async () => {
    renderWithForums(<SidekiqView status={buildForumStatus()} />);

    expect(await screen.findByText('1,234')).toBeVisible();
    expect(screen.getByText('2 min 30 sec')).toBeVisible();
    expect(screen.getByText('Given up after all retries')).toBeVisible();
    expect(screen.getByText('87')).toBeVisible();
  });

  it('explains every queue, known ones first', async () => {
    renderWithForums(<SidekiqView status={buildForumStatus()} />);

    await screen.findByText(/log-in mails/);
    expect(screen.getByText('A queue that a plugin brought')).toBeVisible();
    expect(
      screen.getAllByRole('rowheader').map(header => header.textContent),
    ).toEqual(['critical', 'default', 'low', 'chat']);
  });

  it('leads with what the findings say about jobs', async () => {
    renderWithForums(
      <SidekiqView
        status={buildForumStatus({
          findings: [
            {
              id: 'sidekiq-draining',
              part: 'sidekiq',
              severity: 'info',
              title: 'Draining, about 7 min left',
              since: ago(60_000),
            },
            {
              id: 'backups-late',
              part: 'backups',
              severity: 'warning',
              title: 'The backup is late',
              since: ago(60_000),
            },
          ],
        })}
      />,
    );

    expect(await screen.findByText('Draining, about 7 min left')).toBeVisible();
    expect(screen.queryByText('The backup is late')).not.toBeInTheDocument();
  });
});

describe('the history', () => {
  it('has the same figures in a table', async () => {
    const api = buildApi(undefined, {
      getHistory: async () => ({
        items: [
          {
            at: '2026-11-20T10:00:00.000Z',
            enqueued: 7_001,
            busy: 4,
            retries: 31,
            dead: 2,
            defaultLatencySeconds: 90,
            processed: 1,
            failed: 0,
          },
          {
            at: '2026-11-20T10:05:00.000Z',
            enqueued: 8_002,
            busy: 5,
            retries: 32,
            dead: 3,
            defaultLatencySeconds: 95,
            processed: 2,
            failed: 0,
          },
        ],
      }),
    });
    renderWithForums(<SidekiqView status={buildForumStatus()} />, { api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'As table' }),
    );

    const newest = within(await screen.findByRole('row', { name: /2026.*05/ }));
    expect(newest.getByText('8,002')).toBeVisible();
    expect(newest.getByText('32')).toBeVisible();
    expect(newest.getByText('1 min 35 sec')).toBeVisible();
    expect(screen.getByText('7,001')).toBeVisible();
  });

  it('reads the range that is chosen', async () => {
    const api = buildApi();
    renderWithForums(<SidekiqView status={buildForumStatus()} />, { api });
    await waitFor(() =>
      expect(api.getHistory).toHaveBeenCalledWith(
        'acme-community',
        '24h',
        expect.anything(),
      ),
    );

    await userEvent.click(screen.getByRole('radio', { name: '14 days' }));

    await waitFor(() =>
      expect(api.getHistory).toHaveBeenLastCalledWith(
        'acme-community',
        '14d',
        expect.anything(),
      ),
    );
    expect(api.getHistory.mock.calls[0][2]?.signal?.aborted).toBe(true);
  });

  it('says so when there are no samples yet', async () => {
    const api = buildApi(undefined, {
      getHistory: async () => ({ items: [] }),
    });

    renderWithForums(<SidekiqView status={buildForumStatus()} />, { api });

    expect(await screen.findByText('No history yet')).toBeVisible();
  });

  it('says why it could not be read and tries again on request', async () => {
    const api = buildApi();
    api.getHistory.mockRejectedValueOnce(new Error('The backend is away'));
    renderWithForums(<SidekiqView status={buildForumStatus()} />, { api });
    expect(await screen.findByText('The backend is away')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(/figures are in the table/)).toBeVisible();
  });
});
