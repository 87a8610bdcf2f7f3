import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithForums } from '../../__testUtils__/renderWithForums';
import { examplePlan, FakeCreateForumApi } from '../../fixtures';
import { PlanField } from './PlanField';
import { validatePlan } from './validatePlan';

// The scaffolder's wizard scrolls to the top of each step; jsdom can not.
window.scrollTo = jest.fn();

const step = (title: string, properties: object) => ({
  title,
  schema: { type: 'object', properties },
});
const manifest = {
  title: 'Create forum',
  steps: [
    step('Forum', { name: { type: 'string', title: 'Name' } }),
    step('Plan', {
      plan: { type: 'string', title: 'Plan', 'ui:field': 'DiscourseForumPlan' },
    }),
  ],
};

async function renderPlan(createApi = new FakeCreateForumApi()) {
  const onCreate = jest.fn(async () => {});
  renderWithForums(
    <Stepper
      manifest={manifest}
      extensions={[
        {
          name: 'DiscourseForumPlan',
          component: PlanField,
          validation: validatePlan,
        },
      ]}
      onCreate={onCreate}
    />,
    { createApi },
  );
  await userEvent.type(await screen.findByLabelText(/Name/), 'acme-new');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  return { createApi, onCreate };
}

const review = () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));
const section = (name: RegExp) => screen.findByRole('region', { name });

describe('the plan in the wizard', () => {
  it('is made of the answers so far, and its hash goes with the run', async () => {
    const { createApi, onCreate } = await renderPlan();

    await section(/What is made/);
    await review();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );

    expect(createApi.planned).toEqual([{ name: 'acme-new' }]);
    expect(onCreate).toHaveBeenCalledWith({
      name: 'acme-new',
      plan: examplePlan.treeHash,
    });
  });

  it('shows names, capacity, secrets and what only a deployment can tell', async () => {
    await renderPlan();

    expect(await section(/What is made/)).toHaveTextContent(
      'https://git.example/forums/acme-new',
    );
    const capacity = within(await section(/Capacity/));
    expect(
      capacity.getByRole('row', { name: /Web pods × 2 0.75 2.3 GiB –/ }),
    ).toBeInTheDocument();
    expect(
      capacity.getByRole('row', { name: /Together 1.11 3.9 GiB 14 GiB/ }),
    ).toBeInTheDocument();
    expect(await section(/Secrets/)).toHaveTextContent(
      'To be suppliedAccess key of the three S3 buckets',
    );
    expect(
      screen.getByText('One secret is still to be supplied'),
    ).toBeInTheDocument();
    expect(await section(/with a price/)).toHaveTextContent(
      'one instance is a risk',
    );
    expect(await section(/only a deployment/)).toHaveTextContent(
      'Whether the host name points to the cluster',
    );
  });

  it('shows every file with its content, and sealed ones without', async () => {
    await renderPlan();
    const files = within(await section(/4 files in the repository/));

    expect(
      files.queryByRole('region', { name: 'forum.yaml' }),
    ).not.toBeInTheDocument();
    await userEvent.click(files.getByText('forum.yaml'));

    expect(
      await files.findByRole('region', { name: 'forum.yaml' }),
    ).toHaveTextContent('kind: Forum metadata: {}');
    expect(files.getByText('base/')).toBeInTheDocument();
    expect(files.getByText('acme-new-valkey.yaml')).toBeInTheDocument();
    expect(files.getByText(/sealed by the run/)).toBeInTheDocument();
  });

  it('names every answer that has to be corrected, and lets nobody go on', async () => {
    const createApi = new FakeCreateForumApi();
    createApi.answer = {
      ok: false,
      faults: [{ field: 'hostname', message: 'must be below forums.example' }],
    };
    const { onCreate } = await renderPlan(createApi);

    expect(
      await screen.findByText(/must be below forums.example/),
    ).toBeInTheDocument();
    await review();

    expect(
      (await screen.findAllByText(/no plan yet that a run/)).length,
    ).toBeGreaterThan(0);
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('can be made again when the portal was away', async () => {
    const createApi = new FakeCreateForumApi();
    createApi.failure = new Error('The portal is away');
    await renderPlan(createApi);

    expect(await screen.findByText('The portal is away')).toBeInTheDocument();
    createApi.failure = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await section(/What is made/)).toBeInTheDocument();
  });

  it('is made anew of answers that were changed', async () => {
    const { createApi } = await renderPlan();
    await section(/What is made/);

    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await userEvent.type(await screen.findByLabelText(/Name/), '-2');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await section(/What is made/);

    expect(createApi.planned).toEqual([
      { name: 'acme-new' },
      { name: 'acme-new-2' },
    ]);
  });
});
