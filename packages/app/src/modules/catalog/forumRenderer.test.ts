import { DISCOURSE_FORUM_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ForumIcon } from './ForumIcon';
import { forumRenderer } from './forumRenderer';

function present(annotations: Record<string, string>) {
  const api = DefaultEntityPresentationApi.create({
    catalogApi: catalogApiMock(),
    renderer: forumRenderer,
  });
  return api.forEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'acme', title: 'Acme Community', annotations },
  }).snapshot;
}

describe('forumRenderer', () => {
  it('gives the entity of a forum the icon of forums', () => {
    const { Icon, primaryTitle } = present({
      [DISCOURSE_FORUM_ANNOTATION]: 'acme-community',
    });

    expect(Icon).toBe(ForumIcon);
    expect(primaryTitle).toBe('Acme Community');
  });

  it('leaves other entities of the same kind as they are', () => {
    const { Icon } = present({});

    expect(Icon).toBeDefined();
    expect(Icon).not.toBe(ForumIcon);
  });
});
