import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';

export type ForumLinkProps = {
  entityRef?: string;
  title: string;
  /** Part of the groups tab to open. */
  section: 'list' | 'requests';
};

/** The way to the groups of a forum, where the catalog knows its entity. */
export const ForumLink = (props: ForumLinkProps) => {
  const { entityRef, title, section } = props;
  const entityLink = useEntityRefLink();
  if (!entityRef) {
    return <>{title}</>;
  }
  return (
    <Link
      href={`${entityLink(entityRef)}/discourse?view=groups&groups=${section}`}
    >
      {title}
    </Link>
  );
};
