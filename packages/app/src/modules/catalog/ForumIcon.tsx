import { RiDiscussLine } from '@remixicon/react';

const SIZES = {
  inherit: '1em',
  small: '1.25rem',
  medium: '1.5rem',
  large: '2.1875rem',
};

export type ForumIconProps = { fontSize?: keyof typeof SIZES };

/** The icon of a forum, in the sizes that the catalog asks for. */
export const ForumIcon = ({ fontSize = 'medium' }: ForumIconProps) => (
  <RiDiscussLine size={SIZES[fontSize]} aria-hidden="true" />
);
