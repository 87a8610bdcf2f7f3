import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithForums } from '../../__testUtils__/renderWithForums';
import { findFaultyFields, splitOwners } from './groupDraft';
import { GroupsField } from './GroupsField';
import { validateGroups } from './validateGroups';

// The scaffolder's wizard scrolls to the top of each step; jsdom can not.
window.scrollTo = jest.fn();

const manifest = {
  title: 'Create forum',
  steps: [
    {
      title: 'Groups',
      schema: {
        type: 'object',
        properties: {
          groups: {
            type: 'array',
            title: 'Groups',
            items: { type: 'object' },
            'ui:field': 'DiscourseGroups',
          },
        },
      },
    },
  ],
};

function renderWizard() {
  const onCreate = jest.fn(async () => {});
  renderWithForums(
    <SecretsContextProvider>
      <Stepper
        manifest={manifest}
        extensions={[
          {
            name: 'DiscourseGroups',
            component: GroupsField,
            validation: validateGroups as never,
          },
        ]}
        onCreate={onCreate}
      />
    </SecretsContextProvider>,
  );
  return { onCreate };
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));
const type = async (label: RegExp, text: string, at = 0) =>
  userEvent.type(screen.getAllByRole('textbox', { name: label })[at], text);

describe('the groups of a new forum', () => {
  it('are a list that may stay empty', async () => {
    const { onCreate } = renderWizard();

    expect(await screen.findByText(/No groups yet/)).toBeInTheDocument();
    await press('Review');
    await press('Create');

    expect(onCreate).toHaveBeenCalledWith({ groups: [] });
  });

  it('are typed in with a preset in words', async () => {
    const { onCreate } = renderWizard();

    await press('Add a group');
    await type(/Group name/, 'gardeners');
    await type(/Group title/, 'Gardeners');
    await type(/Purpose/, 'Plans the beds');
    await type(/Owners/, 'ada, ben');
    const hidden = screen.getByRole('radio', {
      name: /Hidden.*Only members and staff know of it/,
    });
    await userEvent.click(hidden);
    await press('Review');
    await press('Create');

    expect(onCreate).toHaveBeenCalledWith({
      groups: [
        {
          name: 'gardeners',
          preset: 'hidden',
          title: 'Gardeners',
          purpose: 'Plans the beds',
          owners: ['ada', 'ben'],
        },
      ],
    });
  });

  it('say what is wrong while they are typed, and stop the form', async () => {
    renderWizard();

    await press('Add a group');
    await type(/Group name/, 'Staff Room');
    await type(/Owners/, 'ada');

    expect(screen.getByText(/^2 to 20 lower case letters/)).toBeInTheDocument();
    expect(screen.getByText(/^Two to ten user names/)).toBeInTheDocument();
    expect(screen.queryByText(/^One line of 1 to 100/)).toBeNull();
    await press('Review');
    // The wizard says it above the form, the field below the groups.
    expect(
      await screen.findAllByText('Correct what is marked in the groups (1).'),
    ).not.toHaveLength(0);
    expect(screen.getByText(/^One line of 1 to 100/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('keep what was typed when another one is taken out', async () => {
    renderWizard();
    await press('Add a group');
    await type(/Owners/, 'ada, ben');
    await press('Add a group');
    await type(/Owners/, 'cleo,', 1);

    await press('Remove group 1');

    const [left] = screen.getAllByRole('group', { name: /Group 1/ });
    expect(within(left).getByRole('textbox', { name: /Owners/ })).toHaveValue(
      'cleo,',
    );
  });
});

describe('findFaultyFields', () => {
  const valid = {
    name: 'gardeners',
    preset: 'request',
    title: 'Gardeners',
    purpose: 'Plans the beds',
    owners: ['ada', 'ben'],
  };

  it('finds nothing in groups that keep the rules', () => {
    expect(findFaultyFields([valid])).toEqual([new Set()]);
  });

  it('finds a name that is there twice at the second one', () => {
    expect(findFaultyFields([valid, valid])).toEqual([
      new Set(),
      new Set(['name']),
    ]);
  });

  it('finds what the rules say beside a group without its shape', () => {
    expect(
      findFaultyFields([
        { ...valid, title: '' },
        { ...valid, name: 'staff', owners: ['ada'] },
      ]),
    ).toEqual([new Set(['title']), new Set(['name', 'owners'])]);
  });
});

describe('splitOwners', () => {
  it('reads user names between commas, semicolons and spaces', () => {
    expect(splitOwners(' ada,ben ; cleo\n')).toEqual(['ada', 'ben', 'cleo']);
  });
});
