import { screen } from '@testing-library/react';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import { FleetPage } from './FleetPage';

describe('the fleet page without the permission to create forums', () => {
  it('offers no button for it', async () => {
    renderWithForums(<FleetPage />, {
      api: buildApi(),
      denied: ['discourse.forum.create'],
    });

    await screen.findByText('Acme Community');
    expect(
      screen.queryByRole('link', { name: 'Create forum' }),
    ).not.toBeInTheDocument();
  });
});
