import { Box, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export type EmptyStateProps = {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
};

/** Says that there is nothing here, why, and what to do. */
export const EmptyState = (props: EmptyStateProps) => {
  const { title, description, action } = props;
  return (
    <Box className={styles.root} role="status">
      <Text as="p" variant="title-x-small">
        {title}
      </Text>
      {description && (
        <Text as="p" color="secondary">
          {description}
        </Text>
      )}
      {action}
    </Box>
  );
};
