import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import { buildExampleForums, FakeDiscourseApi } from '../fixtures';
import { FleetPage } from './FleetPage';

function renderFleet(address = '/') {
  const fake = new FakeDiscourseApi({ forums: buildExampleForums() });
  const api = buildApi(undefined, {
    listForums: fake.listForums.bind(fake),
    getFleetFacets: fake.getFleetFacets.bind(fake),
  });
  renderWithForums(<FleetPage />, { api, address });
  return api;
}

const address = () => screen.getByTestId('address').textContent ?? '';

describe('the tiles of findings', () => {
  it('count forums by what is the matter, worst first, and filter by it', async () => {
    const api = renderFleet();
    const tile = await screen.findByRole('button', {
      name: /Jobs pile up\s*1/,
    });

    await userEvent.click(tile);

    expect(tile).toHaveAttribute('aria-pressed', 'true');
    expect(address()).toBe('/?finding=sidekiq-growing');
    await waitFor(() =>
      expect(api.listForums.mock.lastCall?.[0].finding).toEqual([
        'sidekiq-growing',
      ]),
    );

    await userEvent.click(tile);
    expect(address()).toBe('/');
  });
});

describe('the columns of the fleet', () => {
  it('are those in the address', async () => {
    renderFleet('/?columns=title,cluster,version');

    await screen.findByText('Drowning in jobs');
    expect(
      screen.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual(['', 'Forum', 'Version', 'Cluster']);
  });

  it('are chosen from a menu, kept in the address, and remembered', async () => {
    renderFleet();
    await screen.findByText('Drowning in jobs');

    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Cluster' }),
    );
    await userEvent.keyboard('{Escape}');

    expect(
      await screen.findByRole('columnheader', { name: 'Cluster' }),
    ).toBeInTheDocument();
    expect(address()).toContain('cluster');
  });

  it('never lose the name of the forum', async () => {
    renderFleet('/?columns=nonsense');

    await screen.findByText('Drowning in jobs');
    expect(
      screen.getByRole('columnheader', { name: 'Forum' }),
    ).toBeInTheDocument();
  });
});

describe('a selection of forums', () => {
  it('leads to the forms for many, filled in with them', async () => {
    renderFleet();
    await screen.findByText('Drowning in jobs');

    for (const name of [/^Drowning in jobs/, /^Behind on updates/]) {
      await userEvent.click(
        within(screen.getByRole('row', { name })).getByRole('checkbox'),
      );
    }

    expect(screen.getByText('2 forums selected')).toBeVisible();
    const link = screen.getByRole('link', { name: 'Upgrade all …' });
    const url = new URL(link.getAttribute('href') ?? '', 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/upgrade-forums');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      forums: ['component:default/drowning', 'component:default/behind'],
    });

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear selection' }),
    );
    expect(screen.queryByText(/forums selected/)).not.toBeInTheDocument();
  });
});

describe('the export of the fleet', () => {
  const createObjectURL = jest.fn((_: Blob) => 'blob:forums');
  const click = jest.fn();

  beforeEach(() => {
    URL.createObjectURL = createObjectURL;
    URL.revokeObjectURL = jest.fn();
    HTMLAnchorElement.prototype.click = click;
  });

  it('takes away all forums of the view', async () => {
    const api = renderFleet('/?severity=critical&sort=title:asc');
    await screen.findByText('Drowning in jobs');

    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));

    await waitFor(() => expect(click).toHaveBeenCalled());
    expect(api.exportForums).toHaveBeenCalledWith({
      severity: ['critical'],
      sort: 'title',
      order: 'asc',
    });
    expect(createObjectURL.mock.calls[0][0].type).toBe('text/csv');
  });
});

describe('views of the fleet', () => {
  it('answer the questions of the morning', async () => {
    renderFleet();
    await screen.findByText('Drowning in jobs');

    await userEvent.click(screen.getByRole('button', { name: 'Views' }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Jobs pile up' }),
    );

    expect(address()).toContain('finding=sidekiq-growing');
  });

  it('are kept under a name, and taken back', async () => {
    renderFleet('/?severity=critical');
    await screen.findByText('Drowning in jobs');
    const openDialog = async () => {
      await userEvent.click(screen.getByRole('button', { name: 'Views' }));
      await userEvent.click(
        await screen.findByRole('menuitem', { name: 'Save this view …' }),
      );
    };

    await openDialog();
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Name' }),
      'Burning',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }));

    expect(
      await screen.findByRole('menuitem', { name: 'Burning' }),
    ).toHaveAttribute('href', '/?severity=critical');

    await userEvent.keyboard('{Escape}');
    await openDialog();
    await userEvent.click(
      await screen.findByRole('button', { name: "Remove the view 'Burning'" }),
    );
    expect(
      screen.queryByRole('button', { name: /Remove the view/ }),
    ).not.toBeInTheDocument();
  });
});

describe('the upgrades of the fleet', () => {
  it('show who is on what, and lead to these forums', async () => {
    renderFleet('/?view=upgrades');

    const row = await screen.findByRole('row', { name: /2026\.4/ });
    expect(within(row).getByText(/Ended on/)).toBeVisible();
    expect(within(row).getByRole('link', { name: '1 forum' })).toHaveAttribute(
      'href',
      expect.stringContaining('?version=2026.4.0'),
    );
  });

  it('say why they could not be read, and try again', async () => {
    const api = buildApi();
    api.getFleetFacets.mockRejectedValueOnce(new Error('The backend is away'));
    renderWithForums(<FleetPage />, { api, address: '/?view=upgrades' });
    expect(await screen.findByText('The backend is away')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Releases and their support')).toBeVisible();
  });
});
