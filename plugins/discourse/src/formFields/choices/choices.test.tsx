import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithForums } from '../../__testUtils__/renderWithForums';
import { FakeCreateForumApi } from '../../fixtures';
import { SecretField } from '../secret/SecretField';
import { ClusterField } from './ClusterField';
import { SizeField } from './SizeField';
import { VersionField } from './VersionField';

// The scaffolder's wizard scrolls to the top of each step; jsdom can not.
window.scrollTo = jest.fn();

const field = (title: string, name: string) => ({
  type: 'string',
  title,
  'ui:field': name,
});
const manifest = {
  title: 'Create forum',
  steps: [
    {
      title: 'Forum',
      schema: {
        type: 'object',
        properties: {
          cluster: field('Cluster', 'DiscourseCluster'),
          size: field('Size', 'DiscourseSize'),
          version: field('Release', 'DiscourseVersion'),
          SMTP_PASSWORD: field('Mail password', 'DiscourseSecret'),
        },
      },
    },
  ],
};

function renderWizard(createApi = new FakeCreateForumApi()) {
  const onCreate = jest.fn(async () => {});
  renderWithForums(
    <SecretsContextProvider>
      <Stepper
        manifest={manifest}
        extensions={[
          { name: 'DiscourseCluster', component: ClusterField },
          { name: 'DiscourseSize', component: SizeField },
          { name: 'DiscourseVersion', component: VersionField },
          { name: 'DiscourseSecret', component: SecretField },
        ]}
        onCreate={onCreate}
      />
    </SecretsContextProvider>,
    { createApi },
  );
  return { createApi, onCreate };
}

const radio = (name: RegExp) => screen.findByRole('radio', { name });

async function create() {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
}

describe('the choices in the wizard', () => {
  it('begin with what is recommended', async () => {
    const { onCreate } = renderWizard();

    expect(await radio(/This laptop/)).toBeChecked();
    expect(await radio(/^Small/)).toBeChecked();
    expect(await radio(/2026\.7\.1 recommended/)).toBeChecked();
    await create();

    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        cluster: 'laptop',
        size: 'small',
        version: '2026.7.1',
      }),
    );
  });

  it('tell what each leads to', async () => {
    renderWizard();

    expect(await radio(/Large/)).toHaveAccessibleName(
      /Requests 9.5 CPU, 40 GiB memory and 332 GiB of volumes/,
    );
    expect(await radio(/2026\.9\.0/)).toHaveAccessibleName(
      /Monthly release · support ends soon, on November 24, 2026/,
    );
    expect(await radio(/2026\.1\.7/)).toHaveAccessibleName(
      /support ended on September 29, 2026/,
    );
    expect(await radio(/This laptop/)).toHaveAccessibleName(
      /Host names below forums.example · secrets sealed in the repository/,
    );
  });

  it('are made with the keyboard alone', async () => {
    const { onCreate } = renderWizard();
    (await radio(/^Small/)).focus();

    await userEvent.keyboard('{ArrowDown}');
    expect(await radio(/Large/)).toBeChecked();
    await create();

    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ size: 'large' }),
    );
  });

  it('are asked for once by all fields together', async () => {
    const createApi = new FakeCreateForumApi();
    const ask = jest.spyOn(createApi, 'getOptions');
    renderWizard(createApi);

    await radio(/^Small/);
    await radio(/This laptop/);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('can be loaded again when the portal was away', async () => {
    const createApi = new FakeCreateForumApi();
    createApi.failure = new Error('The portal is away');
    renderWizard(createApi);

    expect(
      await screen.findByText('Size: The choices could not be loaded'),
    ).toBeInTheDocument();
    createApi.failure = undefined;
    for (const retry of screen.getAllByRole('button', { name: 'Try again' })) {
      await userEvent.click(retry);
    }

    expect(await radio(/^Small/)).toBeChecked();
  });

  it('keep a secret out of the answers, even its length', async () => {
    const { onCreate } = renderWizard();

    await userEvent.type(
      await screen.findByLabelText(/Mail password/),
      'canary-password-of-some-length',
    );
    await create();

    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ SMTP_PASSWORD: '********' }),
    );
    expect(JSON.stringify(onCreate.mock.calls)).not.toContain('canary');
  });

  it('refuse a secret that Discourse would not read, while it is typed', async () => {
    renderWizard();
    const password = await screen.findByLabelText(/Mail password/);

    await userEvent.type(password, '12345');
    expect(
      await screen.findByText(/Must hold more than digits/),
    ).toBeInTheDocument();
    expect(password).toBeInvalid();

    await userEvent.type(password, 'x');
    await waitFor(() => expect(password).toBeValid());
  });

  it('ask for no secret on a cluster that takes it from a store', async () => {
    renderWizard();

    await userEvent.click(await radio(/With a store/));

    expect(
      await screen.findByText(/the value comes from the external store/),
    ).toBeInTheDocument();
    expect(screen.queryByLabelText(/^Mail password/)).not.toBeInTheDocument();
  });
});
