import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { describeError } from '../api';
import { useHeadline } from '../findings';
import { EmptyState } from '../parts';
import card from '../parts/card.module.css';
import { rootRouteRef } from '../routes';
import { Verdict } from '../severity';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './MyForumsContent.module.css';
import { useMyForums, type MyForums } from './useMyForums';

const ForumList = ({ forums }: { forums: MyForums }) => {
  const { t } = useDiscourseTranslation();
  const entityLink = useEntityRefLink();
  const headlineOf = useHeadline();
  const fleetLink = useRouteRef(rootRouteRef);
  if (forums.items.length === 0) {
    return (
      <EmptyState
        title={t('home.empty.title')}
        description={t('home.empty.description')}
      />
    );
  }
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        {t(`home.scope.${forums.scope}`)}
      </Text>
      <ul className={styles.list}>
        {forums.items.map(row => (
          <li key={row.id} className={styles.forum}>
            <Link href={entityLink(row.entityRef)} weight="bold">
              {row.title}
            </Link>
            <Verdict
              severity={row.state === 'pending' ? undefined : row.severity}
              headline={headlineOf(row)}
            />
          </li>
        ))}
      </ul>
      {fleetLink && (
        <Link href={fleetLink()}>
          {t('home.more', { count: forums.totalItems })}
        </Link>
      )}
    </>
  );
};

/** The reader's forums for the home page. */
export const MyForumsContent = () => {
  const { t } = useDiscourseTranslation();
  const { forums, error } = useMyForums();
  if (error) {
    return (
      <Text as="p" role="alert">
        {t('fleet.failed')}: {describeError(error)}
      </Text>
    );
  }
  return (
    <div className={`${styles.root} ${card.card}`}>
      {forums ? (
        <ForumList forums={forums} />
      ) : (
        <div role="status" aria-label={t('home.loading')}>
          <Skeleton width="100%" height={120} />
        </div>
      )}
    </div>
  );
};
