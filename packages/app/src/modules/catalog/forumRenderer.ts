import { DISCOURSE_FORUM_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import type { DefaultEntityPresentationApiRenderer } from '@backstage/plugin-catalog';
import { defaultEntityPresentation } from '@backstage/plugin-catalog-react';
import { ForumIcon } from './ForumIcon';

/**
 * Names entities as Backstage does, and gives those of forums an icon of their
 * own: by itself it knows one for each kind only.
 */
export const forumRenderer: DefaultEntityPresentationApiRenderer = {
  async: true,
  render: ({ entityRef, entity, context }) => {
    const snapshot = defaultEntityPresentation(entity ?? entityRef, context);
    const isForum =
      entity?.metadata.annotations?.[DISCOURSE_FORUM_ANNOTATION] !== undefined;
    return { snapshot: isForum ? { ...snapshot, Icon: ForumIcon } : snapshot };
  },
};
