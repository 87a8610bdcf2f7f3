import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './ForumSkeleton.module.css';

/** Placeholder for one view while its code is loaded. */
export const ViewSkeleton = () => (
  <div className={styles.view} aria-hidden="true">
    <div className={styles.facts}>
      <Skeleton height={72} width="100%" />
      <Skeleton height={72} width="100%" />
      <Skeleton height={72} width="100%" />
      <Skeleton height={72} width="100%" />
    </div>
    <Skeleton height={160} width="100%" />
  </div>
);

/** Placeholder in the shape of the tab: verdict, tabs, facts, findings. */
export const ForumSkeleton = () => {
  const { t } = useDiscourseTranslation();
  return (
    <div className={styles.root} role="status">
      <VisuallyHidden>{t('forum.loading')}</VisuallyHidden>
      <Skeleton width="min(28rem, 90%)" height={28} />
      <Skeleton width="min(16rem, 60%)" height={16} />
      <Skeleton width="min(24rem, 80%)" height={32} />
      <ViewSkeleton />
    </div>
  );
};
