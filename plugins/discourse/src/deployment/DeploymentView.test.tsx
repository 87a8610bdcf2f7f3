import { screen, within } from '@testing-library/react';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import { ago, buildForumStatus, buildParts } from '../fixtures';
import { buildDeployment } from '../fixtures/buildDeployment';
import { DeploymentView } from './DeploymentView';

function renderView(changed = {}) {
  return renderWithForums(
    <DeploymentView
      status={buildForumStatus({
        parts: buildParts({
          deployment: {
            observedAt: ago(5_000),
            data: buildDeployment(changed),
          },
        }),
      })}
    />,
  );
}

describe('DeploymentView', () => {
  it('says how far Git has come and whether it works', async () => {
    renderView();

    expect(await screen.findByText('As in Git')).toBeVisible();
    expect(screen.getByText('Works')).toBeVisible();
    expect(screen.getByText('3f2a91c07be4')).toBeVisible();
  });

  it('puts pods that are not ready first, with the reason', async () => {
    renderView();

    const table = (await screen.findByText('CrashLoopBackOff')).closest(
      'table',
    );
    const [first] = within(table ?? document.body)
      .getAllByRole('row')
      .slice(1);
    expect(within(first).getByText('Not ready')).toBeVisible();
    expect(within(first).getByText('7')).toBeVisible();
  });

  it('tells how far back the database could be restored', async () => {
    renderView();

    expect(await screen.findByText('3 of 3')).toBeVisible();
    expect(screen.getByText('Is archived')).toBeVisible();
    expect(screen.getByText('Any moment since then')).toBeVisible();
  });

  it('says why a certificate is not valid', async () => {
    renderView();

    expect(
      await screen.findByText('The order failed: no DNS record'),
    ).toBeVisible();
  });

  it('says what could not be read and shows the rest', async () => {
    renderView({
      database: undefined,
      missing: [{ facts: 'database', message: 'The kind is not installed' }],
    });

    expect(
      await screen.findByText('The database cluster could not be read'),
    ).toBeVisible();
    expect(screen.getByText('The kind is not installed')).toBeVisible();
    expect(screen.getByText('As in Git')).toBeVisible();
  });

  it('tells where nothing is known of the cluster', async () => {
    renderWithForums(<DeploymentView status={buildForumStatus()} />);

    expect(
      await screen.findByText('Nothing is known of the cluster'),
    ).toBeVisible();
  });
});
