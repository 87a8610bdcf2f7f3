import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import { ChangeMenu } from './ChangeMenu';

const MENU = <ChangeMenu entityRef="component:default/acme-community" />;

describe('ChangeMenu', () => {
  it('opens the form of a change filled in with the forum', async () => {
    renderWithForums(MENU);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Change' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Upgrade/ }),
    );

    const address = screen.getByTestId('address').textContent ?? '';
    const url = new URL(address, 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/upgrade-forum');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      forum: 'component:default/acme-community',
    });
  });

  it('offers every template that changes a forum', async () => {
    renderWithForums(MENU);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Change' }),
    );

    expect(await screen.findAllByRole('menuitem')).toHaveLength(8);
  });
});
