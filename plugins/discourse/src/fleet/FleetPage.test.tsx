import type {
  DiscourseApi,
  FleetQueryInput,
} from '@backstage-discourse/plugin-discourse-common';
import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import {
  buildExampleForums,
  buildForumStatus,
  FakeDiscourseApi,
} from '../fixtures';
import { FleetPage } from './FleetPage';

function buildFleetApi() {
  const fake = new FakeDiscourseApi({ forums: buildExampleForums() });
  return buildApi(undefined, { listForums: fake.listForums.bind(fake) });
}

/** A fleet of 120 forums of which each page shows just the first. */
function buildLargeFleetApi() {
  const fake = new FakeDiscourseApi({
    forums: Array.from({ length: 120 }, (_, index) =>
      buildForumStatus({
        id: `forum-${index}`,
        title: `Forum ${String(index).padStart(3, '0')}`,
      }),
    ),
  });
  return buildApi(undefined, {
    listForums: query => fake.listForums({ ...query, limit: 1 }),
  });
}

function lastQuery(api: jest.Mocked<DiscourseApi>): FleetQueryInput {
  return api.listForums.mock.lastCall?.[0] ?? {};
}

function rowOf(name: string) {
  return within(screen.getByRole('row', { name: new RegExp(`^${name}`) }));
}

describe('FleetPage', () => {
  it('shows for each forum its verdict in words and what it rests on', async () => {
    renderWithForums(<FleetPage />, { api: buildFleetApi() });

    await screen.findByText('Drowning in jobs');
    const drowning = rowOf('Drowning in jobs');
    expect(drowning.getByText('Critical')).toBeVisible();
    expect(
      drowning.getByText('The job queue grows and will not drain'),
    ).toBeVisible();
    expect(drowning.getByText('12,480')).toBeVisible();
    expect(drowning.getByText('2026.7.1')).toBeVisible();
    expect(drowning.getByText('5 hours ago')).toBeVisible();
    expect(drowning.getByText('Simulated')).toBeVisible();
    expect(drowning.getByRole('link', { name: /acme/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/acme',
    );
    expect(
      drowning.getByRole('link', { name: 'Drowning in jobs' }),
    ).toHaveAttribute('href', '/catalog/default/component/drowning');
  });

  it('names the state of forums whose snapshot is not fresh', async () => {
    renderWithForums(<FleetPage />, { api: buildFleetApi() });

    await screen.findByText('Drowning in jobs');
    expect(rowOf('Not answering').getByText('Unreachable')).toBeVisible();
    expect(rowOf('Just created').getByText('Not seen yet')).toBeVisible();
    expect(rowOf('Just created').getByText('Never')).toBeVisible();
  });

  it('shows placeholders while the list is loading', async () => {
    const api = buildApi(undefined, {
      listForums: () => new Promise(() => {}),
    });

    renderWithForums(<FleetPage />, { api });

    expect(await screen.findByText('Loading table data.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Critical' })).toBeVisible();
  });

  it('says what to do when there are no forums', async () => {
    const fake = new FakeDiscourseApi({ forums: [] });
    const api = buildApi(undefined, {
      listForums: fake.listForums.bind(fake),
    });

    renderWithForums(<FleetPage />, { api });

    expect(await screen.findByText('No forums yet')).toBeVisible();
    const links = await screen.findAllByRole('link', { name: 'Create forum' });
    for (const link of links) {
      expect(link).toHaveAttribute(
        'href',
        '/create/templates/default/create-forum',
      );
    }
  });

  it('shows why the list failed and reads it again on request', async () => {
    const api = buildFleetApi();
    api.listForums.mockRejectedValueOnce(new Error('The backend is away'));
    renderWithForums(<FleetPage />, { api });
    expect(await screen.findByText('The backend is away')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Drowning in jobs')).toBeVisible();
  });

  it('names the permission that is missing', async () => {
    const api = buildFleetApi();
    api.listForums.mockRejectedValue(new NotAllowedError('no'));

    renderWithForums(<FleetPage />, { api });

    expect(await screen.findByText('You may not see the fleet')).toBeVisible();
    expect(screen.getByText(/discourse\.fleet\.read/)).toBeVisible();
  });

  it('aborts its request when it is left', async () => {
    const api = buildApi(undefined, {
      listForums: () => new Promise(() => {}),
    });
    const { unmount } = renderWithForums(<FleetPage />, { api });
    await waitFor(() => expect(api.listForums).toHaveBeenCalled());
    const signal = api.listForums.mock.lastCall?.[1]?.signal;

    unmount();

    expect(signal?.aborted).toBe(true);
  });
});

describe('the title in the browser', () => {
  it('names the page, the view and the portal', async () => {
    renderWithForums(<FleetPage />, { api: buildFleetApi() });

    await waitFor(() => expect(document.title).toMatch(/^All forums \| ./));
    await userEvent.click(screen.getByRole('tab', { name: 'Upgrades' }));
    await waitFor(() =>
      expect(document.title).toMatch(/^Upgrades · All forums \| ./),
    );
  });
});

describe('the view of the fleet', () => {
  it('asks worst first for the first page', async () => {
    const api = buildFleetApi();

    renderWithForums(<FleetPage />, { api });

    await screen.findByText('Drowning in jobs');
    expect(lastQuery(api)).toEqual({
      sort: 'severity',
      order: 'desc',
      offset: 0,
      limit: 50,
    });
  });

  it('is read from the address', async () => {
    const api = buildLargeFleetApi();

    renderWithForums(<FleetPage />, {
      api,
      address:
        '/?search=Forum&severity=ok,critical&state=fresh&sort=title:asc&offset=100',
    });

    expect(await screen.findByText('Forum 100')).toBeVisible();
    expect(lastQuery(api)).toEqual({
      search: 'Forum',
      severity: ['ok', 'critical'],
      state: ['fresh'],
      sort: 'title',
      order: 'asc',
      offset: 100,
      limit: 50,
    });
    expect(screen.getByRole('searchbox')).toHaveValue('Forum');
  });

  it('ignores what means nothing in the address', async () => {
    const api = buildFleetApi();

    renderWithForums(<FleetPage />, {
      api,
      address: '/?severity=huge&state=%00&sort=password:up&offset=-7',
    });

    await screen.findByText('Drowning in jobs');
    expect(lastQuery(api)).toEqual({
      sort: 'severity',
      order: 'desc',
      offset: 0,
      limit: 50,
    });
  });

  it('is filtered by a press on a tile, and back by a second press', async () => {
    const api = buildFleetApi();
    renderWithForums(<FleetPage />, { api });
    const tile = await screen.findByRole('button', { name: '3 Critical' });

    await userEvent.click(tile);

    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?severity=critical',
    );
    expect(tile).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() =>
      expect(screen.queryByText('Acme Community')).not.toBeInTheDocument(),
    );
    expect(lastQuery(api).severity).toEqual(['critical']);

    await userEvent.click(tile);

    expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
    expect(await screen.findByText('Acme Community')).toBeVisible();
  });

  it('is filtered by states that are chosen from a list', async () => {
    const api = buildFleetApi();
    renderWithForums(<FleetPage />, { api });
    await screen.findByText('Drowning in jobs');

    await userEvent.click(screen.getByRole('button', { name: /Snapshot/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Unreachable (1)' }),
    );

    await waitFor(() => expect(lastQuery(api).state).toEqual(['unreachable']));
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?state=unreachable',
    );
  });

  it('is searched in the backend', async () => {
    const api = buildFleetApi();
    renderWithForums(<FleetPage />, { api });
    await screen.findByText('Drowning in jobs');

    await userEvent.type(screen.getByRole('searchbox'), 'Behind');

    await waitFor(() =>
      expect(screen.queryByText('Drowning in jobs')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('Behind on updates')).toBeVisible();
    expect(lastQuery(api).search).toBe('Behind');
    expect(screen.getByTestId('address')).toHaveTextContent('/?search=Behind');
  });

  it('says when nothing matches, and clears search and filters', async () => {
    const api = buildFleetApi();
    renderWithForums(<FleetPage />, {
      api,
      address: '/?search=nowhere&severity=info',
    });
    expect(await screen.findByText('No forum matches')).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear search and filters' }),
    );

    expect(await screen.findByText('Drowning in jobs')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
  });

  it('is sorted by the backend', async () => {
    const api = buildFleetApi();
    renderWithForums(<FleetPage />, { api });
    await screen.findByText('Drowning in jobs');

    await userEvent.click(screen.getByRole('columnheader', { name: /Queue/ }));

    await waitFor(() => expect(lastQuery(api).sort).toBe('enqueued'));
    expect(lastQuery(api).order).toBe('asc');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?sort=enqueued%3Aasc',
    );
  });

  it('asks for the next page from where the first one ends', async () => {
    const api = buildLargeFleetApi();
    renderWithForums(<FleetPage />, { api, address: '/?sort=title:asc' });
    await screen.findByText('Forum 000');

    await userEvent.click(screen.getByRole('button', { name: /next/i }));

    expect(await screen.findByText('Forum 050')).toBeVisible();
    expect(lastQuery(api).offset).toBe(50);
    expect(screen.getByTestId('address')).toHaveTextContent('offset=50');
  });

  it('begins at the first page again when the filter changes', async () => {
    const api = buildLargeFleetApi();
    renderWithForums(<FleetPage />, { api, address: '/?offset=50' });
    await waitFor(() => expect(lastQuery(api).offset).toBe(50));

    await userEvent.click(
      await screen.findByRole('button', { name: '120 Good' }),
    );

    await waitFor(() => expect(lastQuery(api).offset).toBe(0));
    expect(screen.getByTestId('address')).toHaveTextContent(
      /^\/\?severity=ok$/,
    );
  });
});
