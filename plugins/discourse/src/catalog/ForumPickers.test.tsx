import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ForumHealthFilter } from './ForumFactFilter';
import { ForumHealthPicker, ForumVersionPicker } from './ForumPickers';

function forum(name: string, facts?: object) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'forum', ...(facts && { forum: facts }) },
  };
}

function renderPickers(entities: ReturnType<typeof forum>[]) {
  const catalogApi = catalogApiMock({ entities });
  const getEntityFacets = jest.spyOn(catalogApi, 'getEntityFacets');
  renderInTestApp(
    <EntityListProvider>
      <ForumHealthPicker />
      <ForumVersionPicker />
    </EntityListProvider>,
    { apis: [[catalogApiRef, catalogApi]] },
  );
  return { getEntityFacets };
}

describe('the filters of the catalog for forums', () => {
  it('offer the values that forums have, in words', async () => {
    renderPickers([
      forum('acme', { health: 'critical', version: '2026.7.1' }),
      forum('globex', { health: 'healthy', version: '2026.9.0' }),
    ]);

    // Material UI names neither its input nor its list after the label.
    await screen.findByText('Forum health');
    const [openHealth] = screen.getAllByRole('button', { name: 'Open' });
    await userEvent.click(openHealth);

    expect(
      await screen.findByRole('option', { name: 'Critical' }),
    ).toBeVisible();
    expect(screen.getByRole('option', { name: 'Healthy' })).toBeVisible();
    expect(await screen.findByText('Forum version')).toBeVisible();
  });

  it('are not there where nothing is known of forums', async () => {
    const { getEntityFacets } = renderPickers([forum('other')]);

    await waitFor(() => expect(getEntityFacets).toHaveBeenCalledTimes(2));
    await Promise.all(getEntityFacets.mock.results.map(({ value }) => value));

    expect(screen.queryByText('Forum health')).not.toBeInTheDocument();
    expect(screen.queryByText('Forum version')).not.toBeInTheDocument();
  });

  it('ask for the field that the catalog indexes', () => {
    const filter = new ForumHealthFilter(['critical', 'warning']);

    expect(filter.getCatalogFilters()).toEqual({
      'spec.forum.health': ['critical', 'warning'],
    });
    expect(filter.toQueryValue()).toEqual(['critical', 'warning']);
  });
});
