import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
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

const renderPickers = (entities: ReturnType<typeof forum>[]) =>
  renderInTestApp(
    <EntityListProvider>
      <ForumHealthPicker />
      <ForumVersionPicker />
    </EntityListProvider>,
    { apis: [[catalogApiRef, catalogApiMock({ entities })]] },
  );

describe('the filters of the catalog for forums', () => {
  it('offer the values that forums have, in words', async () => {
    renderPickers([
      forum('acme', { health: 'critical', version: '2026.7.1' }),
      forum('globex', { health: 'healthy', version: '2026.9.0' }),
    ]);

    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Forum health' }),
    );
    expect(await screen.findByText('Critical')).toBeVisible();
    expect(screen.getByText('Healthy')).toBeVisible();
    expect(
      screen.getByRole('combobox', { name: 'Forum version' }),
    ).toBeInTheDocument();
  });

  it('are not there where nothing is known of forums', async () => {
    renderPickers([forum('other')]);

    expect(await screen.findByRole('main').catch(() => null)).toBeNull();
    expect(screen.queryByText('Forum health')).not.toBeInTheDocument();
  });

  it('ask for the field that the catalog indexes', () => {
    const filter = new ForumHealthFilter(['critical', 'warning']);

    expect(filter.getCatalogFilters()).toEqual({
      'spec.forum.health': ['critical', 'warning'],
    });
    expect(filter.toQueryValue()).toEqual(['critical', 'warning']);
  });
});
