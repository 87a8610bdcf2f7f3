import type { FleetQueryInput } from '@backstage-discourse/plugin-discourse-common';
import { screen } from '@testing-library/react';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import { buildExampleForums, FakeDiscourseApi } from '../fixtures';
import { MyForumsContent } from './MyForumsContent';

/** A fleet in which the reader owns what `ownsSome` says. */
function buildFleet(ownsSome: boolean) {
  const fake = new FakeDiscourseApi({ forums: buildExampleForums() });
  return buildApi(undefined, {
    listForums: async (query: FleetQueryInput) => {
      const page = await fake.listForums({ ...query, owner: undefined });
      return query.owner && !ownsSome
        ? { ...page, items: [], totalItems: 0 }
        : page;
    },
  });
}

describe('MyForumsContent', () => {
  it('asks for the forums of the reader, worst first', async () => {
    const api = buildFleet(true);
    renderWithForums(<MyForumsContent />, { api });

    expect(
      await screen.findByText('Forums that you own, worst first.'),
    ).toBeVisible();
    expect(api.listForums).toHaveBeenCalledTimes(1);
    expect(api.listForums.mock.calls[0][0]).toMatchObject({
      owner: ['user:default/guest'],
      sort: 'severity',
      order: 'desc',
    });
    expect(screen.getAllByRole('listitem').length).toBeGreaterThan(1);
  });

  it('shows who owns none which forums of all need a hand', async () => {
    const api = buildFleet(false);
    renderWithForums(<MyForumsContent />, { api });

    expect(
      await screen.findByText(/You own none; these of all need a hand/),
    ).toBeVisible();
    expect(api.listForums.mock.calls[1][0]).toMatchObject({
      severity: ['critical', 'warning'],
    });
  });

  it('says that all is well where no forum needs a hand', async () => {
    renderWithForums(<MyForumsContent />, {
      api: buildApi(undefined, {
        listForums: async () => ({
          items: [],
          totalItems: 0,
          counts: {
            severity: { ok: 0, info: 0, warning: 0, critical: 0 },
            state: {
              pending: 0,
              fresh: 0,
              partial: 0,
              stale: 0,
              unreachable: 0,
            },
          },
        }),
      }),
    });

    expect(await screen.findByText('No forum needs a hand')).toBeVisible();
  });

  it('says why the forums could not be read', async () => {
    renderWithForums(<MyForumsContent />, {
      api: buildApi(undefined, {
        listForums: async () => {
          throw new Error('The backend is away');
        },
      }),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is away',
    );
  });
});
