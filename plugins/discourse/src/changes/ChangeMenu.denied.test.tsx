import { screen } from '@testing-library/react';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import { ChangeMenu } from './ChangeMenu';

// In a file of its own, because decisions are cached for the life of the page.
describe('ChangeMenu', () => {
  it('is not there for those who may not operate the forum', async () => {
    renderWithForums(
      <ChangeMenu entityRef="component:default/acme-community" />,
      { denied: ['discourse.forum.operate'] },
    );

    expect(await screen.findByTestId('address')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
  });
});
