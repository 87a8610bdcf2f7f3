import type { PartState } from '@backstage-discourse/plugin-discourse-common';
import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Age } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { EmptyState } from './EmptyState';
import styles from './PartBody.module.css';
import { ProblemAlert } from './ProblemAlert';

export type PartBodyProps<T> = {
  part: PartState<T>;
  children: (data: T) => ReactNode;
};

/**
 * One part of a snapshot in each of its states: data, old data under the reason
 * for its age, the reason alone, or not read yet.
 */
export const PartBody = <T,>({ part, children }: PartBodyProps<T>) => {
  const { t } = useDiscourseTranslation();
  const { data, observedAt, problem } = part;
  return (
    <div className={styles.root}>
      {problem && <ProblemAlert problem={problem} observedAt={observedAt} />}
      {data !== undefined && children(data)}
      {data === undefined && (
        <EmptyState
          title={t(problem ? 'part.noData.title' : 'part.pending.title')}
          description={t(
            problem ? 'part.noData.description' : 'part.pending.description',
          )}
        />
      )}
      {observedAt && !problem && (
        <Text as="p" variant="body-small" color="secondary">
          {t('part.seen', { age: <Age at={observedAt} /> })}
        </Text>
      )}
    </div>
  );
};
