import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor } from '@testing-library/react';
import { buildApi, forumEntity } from './__testUtils__/renderWithForums';
import { discourseApiRef } from './api';
import discoursePlugin from './index';

function renderExtensions(
  ids: Parameters<typeof discoursePlugin.getExtension>[0][],
  entity: typeof forumEntity,
) {
  const api = buildApi();
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      ...ids.map(id => discoursePlugin.getExtension(id)),
    ],
    apis: [
      [discourseApiRef, api],
      catalogApiMock(),
      mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
    ],
  });
  return api;
}

describe('discoursePlugin', () => {
  it('shows the card of an entity that names a forum', async () => {
    renderExtensions(['entity-card:discourse/forum'], forumEntity);

    expect(await screen.findByText('All is well')).toBeInTheDocument();
    expect(screen.getByText('2026.7.1')).toBeInTheDocument();
    expect(screen.getByText('1,234')).toBeInTheDocument();
    expect(screen.getByText('5 hours ago')).toBeInTheDocument();
  });

  it('shows the tab of an entity that names a forum', async () => {
    renderExtensions(['entity-content:discourse/forum'], forumEntity);

    expect(
      await screen.findByRole('heading', { name: 'Acme Community' }),
    ).toBeInTheDocument();
  });

  it('reads a forum once for all that show it', async () => {
    const api = renderExtensions(
      ['entity-card:discourse/forum', 'entity-content:discourse/forum'],
      forumEntity,
    );

    await waitFor(() => expect(screen.getAllByText('1,234')).toHaveLength(2));
    expect(api.getForum).toHaveBeenCalledTimes(1);
  });

  it('offers the form fields of the template that creates a forum', () => {
    expect(
      discoursePlugin.getExtension('scaffolder-form-field:discourse/hostname'),
    ).toBeDefined();
    expect(
      discoursePlugin.getExtension(
        'scaffolder-form-field:discourse/forum-name',
      ),
    ).toBeDefined();
  });
});
