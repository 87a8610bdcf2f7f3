import { problemKindSchema } from '@backstage-discourse/plugin-discourse-common';
import { screen } from '@testing-library/react';
import { buildApi, renderWithForums } from '../__testUtils__/renderWithForums';
import {
  ago,
  buildForumStatus,
  buildParts,
  buildProblem,
  MINUTE_MS,
} from '../fixtures';
import { ForumView } from '../forum/ForumView';
import { en } from '../locales/en';

const PARTS_WITH_VIEWS = [
  { part: 'sidekiq', data: '1,234' },
  {
    part: 'backups',
    data: 'acme-community-2026-11-20-030000-v20261101.tar.gz',
  },
  { part: 'groups', data: 'book-club' },
] as const;

describe.each(problemKindSchema.options)('a part with the problem %s', kind => {
  it.each(PARTS_WITH_VIEWS)(
    'says so in the view of $part, above the last data with its age',
    async ({ part, data }) => {
      const parts = buildParts();
      const api = buildApi(
        buildForumStatus({
          state: 'partial',
          parts: {
            ...parts,
            [part]: {
              ...parts[part],
              observedAt: ago(52.5 * MINUTE_MS),
              problem: buildProblem(kind),
            },
          },
        }),
      );

      renderWithForums(<ForumView id="acme-community" />, {
        api,
        address: `/?view=${part}`,
      });

      expect(await screen.findByText(en.problem[kind].title)).toBeVisible();
      expect(screen.getByText(en.problem[kind].hint)).toBeVisible();
      expect(screen.getByText(buildProblem(kind).message)).toBeVisible();
      expect(screen.getByText('40 minutes ago')).toBeVisible();
      expect(screen.getByText('52 minutes ago')).toBeVisible();
      expect(screen.getByText(/Last seen data from/)).toBeVisible();
      expect(screen.getByText(data)).toBeVisible();
    },
  );
});

describe('a part that was never read', () => {
  it('says that nothing was ever read when there is a problem', async () => {
    const api = buildApi(
      buildForumStatus({
        state: 'partial',
        parts: buildParts({ groups: { problem: buildProblem('bad-key') } }),
      }),
    );

    renderWithForums(<ForumView id="acme-community" />, {
      api,
      address: '/?view=groups',
    });

    expect(await screen.findByText('The forum refused the key')).toBeVisible();
    expect(screen.getByText('Nothing was ever read')).toBeVisible();
    expect(screen.queryByText(/Last seen data/)).not.toBeInTheDocument();
  });

  it('says that it was not read yet when there is none', async () => {
    const api = buildApi(
      buildForumStatus({ parts: buildParts({ groups: {} }) }),
    );

    renderWithForums(<ForumView id="acme-community" />, {
      api,
      address: '/?view=groups',
    });

    expect(await screen.findByText('Not read yet')).toBeVisible();
  });

  it('says when a forum wants to be asked again', async () => {
    const api = buildApi(
      buildForumStatus({
        parts: buildParts({
          groups: {
            problem: buildProblem('rate-limited', {
              retryAt: new Date(2026, 10, 21, 14, 3, 10).toISOString(),
            }),
          },
        }),
      }),
    );

    renderWithForums(<ForumView id="acme-community" />, {
      api,
      address: '/?view=groups',
    });

    expect(
      await screen.findByText(/not to be called before .*2:03:10/),
    ).toBeVisible();
  });
});
