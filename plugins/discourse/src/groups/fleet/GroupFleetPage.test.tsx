import { NotAllowedError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import { renderWithForums } from '../../__testUtils__/renderWithForums';
import { ago, DAY_MS, FakeGroupsApi } from '../../fixtures';
import { GroupFleetPage } from './GroupFleetPage';

describe('GroupFleetPage', () => {
  it('shows what the groups of each forum need, and who waits', async () => {
    renderWithForums(<GroupFleetPage />, {
      groupsApi: new FakeGroupsApi({
        fleet: [
          {
            forumId: 'acme-community',
            title: 'Acme Community',
            entityRef: 'component:default/acme-community',
            checkedAt: ago(DAY_MS),
            driftCount: 5,
            ownerlessCount: 2,
            overQuotaCount: 1,
            nextExpiry: '2027-03-31',
            requestCount: 7,
            oldestRequestAt: ago(3.5 * DAY_MS),
          },
        ],
      }),
    });

    await screen.findByText('2027-03-31');
    await screen.findByText('noor_tran');
    const [row] = screen.getAllByRole('row', { name: /Acme Community/ });
    expect(within(row).getByText('2027-03-31')).toBeVisible();
    expect(within(row).getByText(/oldest/)).toHaveTextContent(
      'oldest 3 days ago',
    );
    expect(within(row).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/acme-community/discourse?view=groups&groups=list',
    );
  });

  it('says that the reader may not see the fleet', async () => {
    const groupsApi = new FakeGroupsApi();
    jest
      .spyOn(groupsApi, 'listGroupFleet')
      .mockRejectedValue(new NotAllowedError('It needs discourse.fleet.read'));
    renderWithForums(<GroupFleetPage />, { groupsApi });

    expect(
      await screen.findByText('It needs discourse.fleet.read'),
    ).toBeVisible();
  });

  it('says how forums get in when none was compared', async () => {
    renderWithForums(<GroupFleetPage />);

    expect(await screen.findByText('No forum was compared yet')).toBeVisible();
  });
});
