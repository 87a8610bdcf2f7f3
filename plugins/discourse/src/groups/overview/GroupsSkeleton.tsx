import { Text } from '@backstage/ui';
import { ViewSkeleton } from '../../forum/ForumSkeleton';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';

/** Placeholder until it is known whether the groups of the forum are managed. */
export const GroupsSkeleton = () => {
  const { t } = useDiscourseTranslation();
  return (
    <>
      <Text as="p" role="status" color="secondary">
        {t('groups.loading')}
      </Text>
      <ViewSkeleton />
    </>
  );
};
