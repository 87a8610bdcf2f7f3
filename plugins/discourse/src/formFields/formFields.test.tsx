import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import { FakeCreateForumApi } from '../fixtures';
import { ForumNameField } from './ForumNameField';
import { HostnameField } from './HostnameField';
import { validateForumName } from './validateForumName';
import { validateHostname } from './validateHostname';

// The scaffolder's wizard scrolls to the top of each step; jsdom can not.
window.scrollTo = jest.fn();

const manifest = {
  title: 'Create forum',
  steps: [
    {
      title: 'Forum',
      schema: {
        type: 'object',
        required: ['name', 'hostname'],
        properties: {
          name: {
            type: 'string',
            title: 'Name',
            'ui:field': 'DiscourseForumName',
          },
          hostname: {
            type: 'string',
            title: 'Host name',
            'ui:field': 'DiscourseHostname',
            'ui:options': { baseDomain: 'forums.example' },
          },
        },
      },
    },
  ],
};

function renderWizard(api = buildApi(), createApi = new FakeCreateForumApi()) {
  const onCreate = jest.fn(async () => {});
  renderWithForums(
    <Stepper
      manifest={manifest}
      extensions={[
        {
          name: 'DiscourseForumName',
          component: ForumNameField,
          validation: validateForumName,
        },
        {
          name: 'DiscourseHostname',
          component: HostnameField,
          validation: validateHostname,
        },
      ]}
      onCreate={onCreate}
    />,
    { api, createApi },
  );
  return onCreate;
}

const nameField = () => screen.findByRole('textbox', { name: /^Name/ });
const hostnameField = () =>
  screen.findByRole('textbox', { name: /^Host name/ });
const review = () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));

describe('the form fields in the wizard', () => {
  it('say what is wrong with a name while it is typed', async () => {
    renderWizard();

    await userEvent.type(await nameField(), 'Acme');

    expect(
      await screen.findByText(/Start with a lower case letter/),
    ).toBeInTheDocument();
    expect(await nameField()).toBeInvalid();

    await userEvent.clear(await nameField());
    await userEvent.type(await nameField(), 'acme-2');
    expect(
      screen.queryByText(/Start with a lower case letter/),
    ).not.toBeInTheDocument();
  });

  it('refuse a name that breaks the rule when the step is left', async () => {
    renderWizard();
    await userEvent.type(await nameField(), '../acme');
    await userEvent.type(await hostnameField(), 'acme.example');

    await review();

    await waitFor(() =>
      expect(
        screen.getAllByText(/Start with a lower case letter/).length,
      ).toBeGreaterThan(1),
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('refuse a name that is registered already', async () => {
    renderWizard();
    await userEvent.type(await nameField(), 'acme-community');
    await userEvent.type(await hostnameField(), 'acme.example');

    await review();

    expect(
      (await screen.findAllByText(/is registered already/)).length,
    ).toBeGreaterThan(0);

    await userEvent.type(await nameField(), '-2');
    await review();

    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('do not stand in the way when the registry is down', async () => {
    const api = buildApi();
    api.getForum.mockRejectedValue(new Error('The backend is away'));
    renderWizard(api);
    await userEvent.type(await nameField(), 'acme-community');
    await userEvent.type(await hostnameField(), 'acme.example');

    await review();

    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('offer a host name made from the name, and take it on a press', async () => {
    const onCreate = renderWizard();
    await userEvent.type(await nameField(), 'acme-new');

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Use acme-new.forums.example',
      }),
    );
    expect(await hostnameField()).toHaveValue('acme-new.forums.example');
    await review();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );

    expect(onCreate).toHaveBeenCalledWith({
      name: 'acme-new',
      hostname: 'acme-new.forums.example',
    });
  });

  it('refuse an address where a host name is asked for, and offer the right one', async () => {
    renderWizard();

    await userEvent.type(await hostnameField(), 'https://Forum.Acme.example/');

    expect(
      await screen.findByText(/Enter a full DNS name/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Use forum.acme.example' }),
    ).toBeInTheDocument();
  });

  it('say while typing that a name is taken', async () => {
    const createApi = new FakeCreateForumApi();
    createApi.taken.name = ['acme-new'];
    renderWizard(buildApi(), createApi);

    await userEvent.type(await nameField(), 'acme-new');

    expect(await screen.findByText(/is taken: choose/)).toBeInTheDocument();
    expect(await nameField()).toBeInvalid();

    await userEvent.type(await nameField(), 'er');
    expect(await screen.findByText('It is free')).toBeInTheDocument();
    expect(await nameField()).toBeValid();
  });

  it('ask about a host name together with the name, once the typing pauses', async () => {
    const createApi = new FakeCreateForumApi();
    renderWizard(buildApi(), createApi);
    await userEvent.type(await nameField(), 'acme-new');
    await userEvent.type(await hostnameField(), 'acme.forums.example');

    await waitFor(() =>
      expect(createApi.checked.at(-1)).toMatchObject({
        name: 'acme-new',
        hostname: 'acme.forums.example',
      }),
    );
    expect(createApi.checked.length).toBeLessThan(10);
    expect(
      screen.getByText(/On this cluster: a name below forums.example/),
    ).toBeInTheDocument();
  });

  it('say nothing where the portal does not answer', async () => {
    const createApi = new FakeCreateForumApi();
    createApi.failure = new Error('The portal is away');
    renderWizard(buildApi(), createApi);

    await userEvent.type(await nameField(), 'acme-new');

    await waitFor(() => expect(createApi.checked).not.toEqual([]));
    expect(screen.queryByText(/It is/)).not.toBeInTheDocument();
    expect(await nameField()).toBeValid();
  });
});
