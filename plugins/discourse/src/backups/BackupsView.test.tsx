import type {
  RestoreProof,
  RestoreProofDocument,
} from '@backstage-discourse/plugin-discourse-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import { ago, buildForumStatus, buildParts, DAY_MS } from '../fixtures';
import { buildDeployment } from '../fixtures/buildDeployment';
import { BackupsView } from './BackupsView';

const running = buildForumStatus({
  parts: buildParts({
    backups: { observedAt: ago(5_000), data: { items: [], running: true } },
  }),
});

function renderView(
  status = buildForumStatus(),
  options: { api?: ReturnType<typeof buildApi>; denied?: string[] } = {},
) {
  const onStarted = jest.fn();
  renderWithForums(<BackupsView status={status} onStarted={onStarted} />, {
    api: buildApi(status),
    ...options,
  });
  return onStarted;
}

async function openDialog() {
  const button = await screen.findByRole('button', { name: 'Start backup' });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  return screen.findByRole('dialog');
}

describe('BackupsView', () => {
  it('lists backups with file, size and age', async () => {
    renderView();

    const [newest, older] = (await screen.findAllByRole('row'))
      .slice(1)
      .map(row => within(row));
    expect(
      newest.getByText('acme-community-2026-11-20-030000-v20261101.tar.gz'),
    ).toBeVisible();
    expect(newest.getByText('48.3 MB')).toBeVisible();
    expect(newest.getByText('5 hours ago')).toBeVisible();
    expect(older.getByText('2.1 GB')).toBeVisible();
    expect(older.getByText('1 day ago')).toBeVisible();
  });

  it('tells how many of the last days have a backup', async () => {
    renderView();

    expect(
      await screen.findByText(/2 of the last 7 days have a backup/),
    ).toBeVisible();
  });

  describe('the last proven restore', () => {
    // Not the very moment at which the words change.
    const age = 3 * DAY_MS + 60_000;
    const proven: RestoreProofDocument = {
      version: 1,
      forum: 'acme',
      outcome: 'passed',
      startedAt: ago(age + 150_000),
      finishedAt: ago(age),
      backup: {
        name: 'acme-2026-11-17-030000-v20261101120000.tar.gz',
        takenAt: ago(age + 7_200_000),
        bytes: 48_300_000,
      },
      restoreMs: 90_000,
      totalMs: 150_000,
    };
    const renderProof = (restoreProof?: RestoreProof) =>
      renderView(
        buildForumStatus({
          parts: buildParts({
            deployment: {
              observedAt: ago(5_000),
              data: buildDeployment({ restoreProof }),
            },
          }),
        }),
      );

    it('is shown with its age, its backup and the measured time', async () => {
      renderProof({ state: 'passed', last: proven, proven });

      const heading = await screen.findByText('Last proven restore');
      expect(heading).toBeVisible();
      expect(screen.getByText('3 days ago')).toBeVisible();
      expect(screen.getByText('1 min 30 sec')).toBeVisible();
      expect(screen.getByText('The whole proof: 2 min 30 sec')).toBeVisible();
      expect(
        screen.getByText('acme-2026-11-17-030000-v20261101120000.tar.gz'),
      ).toBeVisible();
      expect(screen.getByText('Passed')).toBeVisible();
    });

    it('stays beside a newer try that was refused, with its word', async () => {
      const last: RestoreProofDocument = {
        ...proven,
        outcome: 'failed',
        reason: 'archive-damaged',
      };
      renderProof({ state: 'failed', last, proven });

      expect(await screen.findByText('Refused: archive-damaged')).toBeVisible();
      expect(screen.getByText('1 min 30 sec')).toBeVisible();
    });

    it('says that it is not verified where no key signed it', async () => {
      renderProof({ state: 'unverified' });

      expect(await screen.findByText('Not verified')).toBeVisible();
      expect(screen.getByText('Never')).toBeVisible();
    });

    it('is left out where the forum has no restore proof', async () => {
      renderProof(undefined);

      await screen.findByText('Backups');
      expect(screen.queryByText('Last proven restore')).not.toBeInTheDocument();
    });
  });

  it('leads with what the findings say about backups', async () => {
    renderView(
      buildForumStatus({
        findings: [
          {
            id: 'backup-late',
            part: 'backups',
            severity: 'warning',
            title: 'The newest backup is 3 days old',
            since: ago(60_000),
          },
        ],
      }),
    );

    expect(
      await screen.findByText('The newest backup is 3 days old'),
    ).toBeVisible();
  });

  it('says what to do where there is no backup', async () => {
    renderView(
      buildForumStatus({
        parts: buildParts({
          backups: {
            observedAt: ago(5_000),
            data: { items: [], running: false },
          },
        }),
      }),
    );

    expect(await screen.findByText(/has no backups. Start one/)).toBeVisible();
  });

  it('says that a backup is running and that no second can start', async () => {
    renderView(running);

    expect(await screen.findByText('A backup is running')).toBeVisible();
    expect(
      await screen.findByText('Off: a backup is running already.'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start backup' })).toBeDisabled();
  });

  it('is off with the reason without an operate key', async () => {
    renderView(buildForumStatus({ access: { monitor: true, operate: false } }));

    const button = await screen.findByRole('button', { name: 'Start backup' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(/holds no operate key/);
  });

  it('is off with the reason without the permission', async () => {
    renderView(buildForumStatus({ entityRef: 'component:default/other' }), {
      denied: ['discourse.forum.backup.create'],
    });

    expect(
      await screen.findByText(/permission 'discourse.forum.backup.create'/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start backup' })).toBeDisabled();
  });
});

describe('starting a backup', () => {
  it('asks first, then starts it with uploads unless told otherwise', async () => {
    const api = buildApi();
    const onStarted = renderView(undefined, { api });

    const dialog = await openDialog();
    expect(dialog).toHaveTextContent('Start a backup of Acme Community?');
    expect(api.startBackup).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));

    expect(await screen.findByText('The backup was started.')).toBeVisible();
    expect(api.startBackup).toHaveBeenCalledWith('acme-community', {
      withUploads: true,
    });
    expect(onStarted).toHaveBeenCalledTimes(1);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('leaves uploads out on request', async () => {
    const api = buildApi();
    renderView(undefined, { api });

    await openDialog();
    await userEvent.click(
      screen.getByRole('switch', { name: 'Include uploaded files' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));

    await screen.findByText('The backup was started.');
    expect(api.startBackup).toHaveBeenCalledWith('acme-community', {
      withUploads: false,
    });
  });

  it('does nothing when it is cancelled', async () => {
    const api = buildApi();
    const onStarted = renderView(undefined, { api });

    await openDialog();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.startBackup).not.toHaveBeenCalled();
    expect(onStarted).not.toHaveBeenCalled();
  });

  it('says when another backup was running already', async () => {
    renderView(undefined, {
      api: buildApi(undefined, {
        startBackup: async () => ({ result: 'already-running' }),
      }),
    });

    await openDialog();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));

    expect(
      await screen.findByText(/running already; none was started/),
    ).toBeVisible();
  });

  it('stays open with the reason when it fails', async () => {
    const onStarted = renderView(undefined, {
      api: buildApi(undefined, {
        startBackup: async () => {
          throw new Error("Forum 'acme-community' is read-only");
        },
      }),
    });

    await openDialog();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));

    expect(
      await screen.findByText("Forum 'acme-community' is read-only"),
    ).toBeVisible();
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(onStarted).not.toHaveBeenCalled();
  });
});
