import type { GroupsApi } from '@backstage-discourse/plugin-discourse-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import {
  renderWithForums,
  type RenderOptions,
} from '../__testUtils__/renderWithForums';
import {
  buildApplicationEntry,
  buildDrift,
  buildForumStatus,
  buildGroupOverview,
  buildGroupReport,
  FakeGroupsApi,
} from '../fixtures';
import { GroupsView } from './GroupsView';

jest.setTimeout(30_000);

function show(
  section: string,
  groupsApi: GroupsApi = new FakeGroupsApi({ overview: buildGroupOverview() }),
  options: RenderOptions = {},
) {
  return renderWithForums(<GroupsView status={buildForumStatus()} />, {
    groupsApi,
    address: `/?groups=${section}`,
    ...options,
  });
}

const SECTIONS = [
  ['list', 'Groups in the repository'],
  ['drift', 'What differs from the repository'],
  ['applications', 'Applications for groups'],
  ['requests', 'Who asks to join'],
  ['decisions', 'Decisions on requests to join'],
  ['policy', 'Rules in force'],
] as const;

describe('the groups of a forum', () => {
  it.each(SECTIONS)(
    'are accessible in their part %s',
    async (section, title) => {
      const groupsApi = new FakeGroupsApi({
        overview: buildGroupOverview(),
        applications: [buildApplicationEntry()],
      });
      const { container } = show(section, groupsApi);
      expect(await screen.findByRole('heading', { name: title })).toBeVisible();

      const { violations } = await axe.run(container, {
        // Colours are not laid out here; the page is an excerpt.
        rules: {
          'color-contrast': { enabled: false },
          region: { enabled: false },
        },
      });

      expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual(
        [],
      );
    },
  );

  it('are listed with owners, members of the maximum, category, end and differences', async () => {
    show('list');

    const row = within(
      await screen.findByRole('row', { name: /Beta testers \(beta_testers\)/ }),
    );
    expect(row.getByText('On request')).toBeVisible();
    expect(row.getByText('ada_berg')).toBeVisible();
    expect(row.getByText('17 of 1,000')).toBeVisible();
    expect(row.getByText('Beta')).toBeVisible();
    expect(row.getByText('2027-03-31')).toBeVisible();
    expect(row.getByText('1 difference')).toBeVisible();
  });

  it('open one by one, with what is wanted beside what is', async () => {
    show('list');

    await userEvent.click(
      await screen.findByRole('link', { name: /Beta testers/ }),
    );

    const row = within(await screen.findByRole('row', { name: /^Name shown/ }));
    expect(row.getByText('Beta testers')).toBeVisible();
    expect(row.getByText('By hand')).toBeVisible();
    expect(row.getByText('Differs')).toBeVisible();
    expect(screen.getByText('We test.')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      'group=beta_testers',
    );
  });

  it('say that they were never compared, and compare on request', async () => {
    const groupsApi = new FakeGroupsApi();
    const check = jest.spyOn(groupsApi, 'checkGroups');
    show('list', groupsApi);

    expect(
      await screen.findByText('Forum and repository were not compared yet'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Compare now' }));

    await waitFor(() => expect(check).toHaveBeenCalledWith('acme-community'));
  });

  it('say that the repository has no groups yet', async () => {
    show(
      'list',
      new FakeGroupsApi({
        overview: buildGroupOverview({
          report: buildGroupReport({ configured: false, desired: [] }),
        }),
      }),
    );

    expect(
      await screen.findByText('The repository has no folder groups/'),
    ).toBeVisible();
  });

  it('show the last comparison under the reason why there is no newer one', async () => {
    show(
      'list',
      new FakeGroupsApi({
        overview: buildGroupOverview({
          problem: "'spec.size' in groups/wrong.yaml can not be given here",
        }),
      }),
    );

    expect(await screen.findByText(/groups\/wrong\.yaml/)).toBeVisible();
    expect(screen.getByText('17 of 1,000')).toBeVisible();
  });

  it('say why they can not be read', async () => {
    const groupsApi = new FakeGroupsApi();
    jest
      .spyOn(groupsApi, 'getGroups')
      .mockRejectedValue(new Error('The database is away'));
    show('list', groupsApi);

    expect(await screen.findByText('The database is away')).toBeVisible();
  });

  it('show how far a run is and how long the rest takes', async () => {
    show(
      'list',
      new FakeGroupsApi({
        overview: buildGroupOverview({
          run: {
            state: 'running',
            actor: 'portal',
            planId: 'abcdef0123456789',
            startedAt: new Date().toISOString(),
            doneRequests: 30,
            totalRequests: 120,
            leftMs: 90_000,
            failed: [],
          },
        }),
      }),
    );

    expect(
      await screen.findByText(
        'Changing the forum: 30 of 120 requests, at least 1 min 30 sec left',
      ),
    ).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '30');
    expect(
      screen.getByText('A run changes the forum at the moment'),
    ).toBeVisible();
  });
});

describe('a difference', () => {
  it('is adopted by a pull request of the template', async () => {
    const scaffold = jest.fn(async () => ({ taskId: 'task-1' }));
    const streamLogs: NonNullable<
      RenderOptions['scaffolder']
    >['streamLogs'] = () => {
      const events = [
        {
          id: '1',
          type: 'completion' as const,
          createdAt: '',
          taskId: 'task-1',
          body: {
            message: 'done',
            output: {
              links: [{ title: 'Pull request', url: 'https://git.example/1' }],
            },
          },
        },
      ];
      return {
        [Symbol.observable]() {
          return this;
        },
        subscribe(observer: any) {
          events.forEach(event => observer.next(event));
          return { unsubscribe() {}, closed: true };
        },
      };
    };
    show('drift', undefined, { scaffolder: { scaffold, streamLogs } });

    await userEvent.click(
      await screen.findByRole('button', { name: /^Adopt: 'fullName'/ }),
    );

    expect(
      await screen.findByRole('link', { name: 'Open the pull request' }),
    ).toHaveAttribute('href', 'https://git.example/1');
    expect(scaffold).toHaveBeenCalledWith({
      templateRef: 'template:default/change-groups',
      values: {
        forum: 'component:default/acme-community',
        file: 'beta_testers',
        kind: 'edit',
        content: 'kind: Group\n',
      },
    });
  });

  it('is reverted alone', async () => {
    const groupsApi = new FakeGroupsApi({ overview: buildGroupOverview() });
    const apply = jest.spyOn(groupsApi, 'applyGroups');
    show('drift', groupsApi);

    await userEvent.click(
      await screen.findByRole('button', { name: /^Revert: 'fullName'/ }),
    );

    await waitFor(() =>
      expect(apply).toHaveBeenCalledWith('acme-community', 'abcdef0123456789', {
        driftIds: ['0123456789abcdef'],
      }),
    );
  });

  it('that is accepted stands apart, with who, until when and why', async () => {
    show(
      'drift',
      new FakeGroupsApi({
        overview: buildGroupOverview({
          acceptances: [
            {
              driftId: '0123456789abcdef',
              fingerprint: 'fedcba9876543210',
              until: '2199-01-01',
              by: 'user:default/dana',
              reason: 'During the fair',
            },
          ],
        }),
      }),
    );

    expect(
      await screen.findByText('Nothing waits for an answer'),
    ).toBeVisible();
    expect(screen.getByText(/until 2199-01-01: During the fair/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /^Carry out/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Revert/ }),
    ).not.toBeInTheDocument();
  });

  it('offers only the answers that it can have', async () => {
    show(
      'drift',
      new FakeGroupsApi({
        overview: buildGroupOverview({
          report: buildGroupReport({
            drift: [
              buildDrift({ class: 'extra', answers: ['adopt', 'accept'] }),
            ],
          }),
        }),
      }),
    );

    expect(await screen.findByRole('button', { name: /^Adopt/ })).toBeEnabled();
    expect(
      screen.queryByRole('button', { name: /^Revert/ }),
    ).not.toBeInTheDocument();
  });
});

describe('requests to join', () => {
  it('are decided in bulk by keyboard, with a reason that is kept', async () => {
    const groupsApi = new FakeGroupsApi({ overview: buildGroupOverview() });
    const decide = jest.spyOn(groupsApi, 'decideRequests');
    show('requests', groupsApi);
    const deny = await screen.findByRole('button', { name: 'Deny 0' });
    expect(deny).toBeDisabled();
    expect(
      screen.getAllByText('Choose requests in the table first')[0],
    ).toBeVisible();

    const all = screen.getByRole('checkbox', { name: /all/i });
    all.focus();
    await userEvent.keyboard(' ');
    await userEvent.click(screen.getByRole('button', { name: 'Deny 2' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Deny 2' })).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'The round is over',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Deny 2' }));

    expect(
      await screen.findByText(
        'Accepted 0, denied 2, decided elsewhere 0, failed 0',
      ),
    ).toBeVisible();
    expect(decide).toHaveBeenCalledWith('acme-community', {
      decisions: [
        { groupId: 41, userId: 100, accept: false },
        { groupId: 41, userId: 101, accept: false },
      ],
      reason: 'The round is over',
    });
  });
});

describe('the decisions on requests', () => {
  it.each([
    [{ ok: true, length: 1 }, '1 entry; the log is as it was written'],
    [
      { ok: false, length: 1, fault: 'entry 1 was changed' },
      'This log was changed after it was written',
    ],
  ])('say whether they are as they were written: %j', async (log, words) => {
    show(
      'decisions',
      new FakeGroupsApi({ overview: buildGroupOverview({ decisionLog: log }) }),
    );

    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByText('The group is for customers')).toBeVisible();
  });
});

describe('an application', () => {
  it('says beside each button why it is off', async () => {
    show(
      'applications',
      new FakeGroupsApi({
        overview: buildGroupOverview(),
        applications: [buildApplicationEntry()],
      }),
    );

    const support = await screen.findByRole('button', {
      name: 'Support: gardeners',
    });
    expect(support).toBeDisabled();
    expect(support).toHaveAccessibleDescription(
      'You applied for this group; somebody else has to do this',
    );
    expect(
      screen.getByRole('button', { name: 'Withdraw: gardeners' }),
    ).toBeEnabled();
  });

  it('is checked while it is typed, and sent once nothing stands against it', async () => {
    const groupsApi = new FakeGroupsApi({
      overview: buildGroupOverview(),
      applications: [buildApplicationEntry()],
      faults: [
        { field: 'metadata.name', message: "the name 'staff' is taken" },
      ],
    });
    const apply = jest.spyOn(groupsApi, 'applyForGroup');
    show('applications', groupsApi);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Apply for a group' }),
    );
    const type = (name: RegExp, text: string) =>
      userEvent.type(screen.getByRole('textbox', { name }), text);

    await type(/^Short name/, 'staff');
    expect(await screen.findByText("the name 'staff' is taken")).toBeVisible();
    const send = screen.getByRole('button', { name: 'Send the application' });
    expect(send).toBeDisabled();
    jest.spyOn(groupsApi, 'checkApplication').mockResolvedValue({ faults: [] });
    await userEvent.clear(screen.getByRole('textbox', { name: /^Short name/ }));
    await type(/^Short name/, 'gardeners');
    await type(/^Purpose/, 'Grow things');
    await type(/^Owners/, 'ada_berg, sam_ito');
    await type(/^Why is a tag/, 'We need a place');
    await waitFor(() => expect(send).toBeEnabled());
    await userEvent.click(send);

    await waitFor(() =>
      expect(apply).toHaveBeenCalledWith('acme-community', {
        justification: 'We need a place',
        group: {
          apiVersion: 'discourse.org/v1',
          kind: 'Group',
          metadata: { name: 'gardeners' },
          spec: {
            preset: 'request',
            title: 'gardeners',
            purpose: 'Grow things',
            owners: ['ada_berg', 'sam_ito'],
          },
        },
      }),
    );
  });

  it('has a log that says when it was touched', async () => {
    const groupsApi = new FakeGroupsApi({
      overview: buildGroupOverview(),
      applications: [buildApplicationEntry()],
    });
    jest.spyOn(groupsApi, 'getApplicationLog').mockResolvedValue({
      items: [{ seq: 1, atMs: 0, body: 'no json', hash: 'a' }],
      verdict: { ok: false, fault: 'entry 1 was changed' },
    });
    show('decisions', groupsApi);

    expect(await screen.findByText('entry 1 was changed')).toBeVisible();
    expect(screen.getByText(/Can not be read by/)).toBeVisible();
  });
});
