import { DISCOURSE_FORUM_ANNOTATION } from '@backstage-discourse/plugin-discourse-common';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { ForumView } from './ForumView';
import type { ForumViewName } from './forumViews';

export type ForumContentProps = {
  /** Which views there are; all by default. */
  views?: readonly ForumViewName[];
};

/** The Discourse tab of an entity page. */
export const ForumContent = ({ views }: ForumContentProps) => {
  const { entity } = useEntity();
  const id = entity.metadata.annotations?.[DISCOURSE_FORUM_ANNOTATION];
  if (!id) {
    return (
      <MissingAnnotationEmptyState annotation={DISCOURSE_FORUM_ANNOTATION} />
    );
  }
  return <ForumView id={id} views={views} />;
};
