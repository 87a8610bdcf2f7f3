import {
  DISCOURSE_FORUM_ANNOTATION,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { entityContentRouteRef } from '../../routes';
import { useFindingWords } from '../../findings';
import { Verdict } from '../../severity';
import card from '../../parts/card.module.css';
import { Age, formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import { SimulatedBadge } from '../SimulatedBadge';
import { classifyFailure } from '../classifyFailure';
import { useForumStatus } from '../useForumStatus';
import styles from './ForumCard.module.css';

const CardFacts = ({ status }: { status: ForumStatus }) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const say = useFindingWords();
  const worst = status.findings.at(0);
  const { version, sidekiq, backups } = status.parts;
  const newest = backups.data?.items.at(0);
  const unknown = t('fact.unknown');
  return (
    <div className={`${styles.root} ${card.card}`}>
      <div className={styles.verdict}>
        <Verdict
          severity={worst?.severity}
          headline={worst && say(worst).title}
        />
        {status.simulated && <SimulatedBadge />}
      </div>
      <dl className={styles.facts}>
        <dt>{t('fact.version')}</dt>
        <dd>{version.data?.installed ?? unknown}</dd>
        <dt>{t('fact.queue')}</dt>
        <dd>
          {sidekiq.data
            ? formatNumber(sidekiq.data.enqueued, { language })
            : unknown}
        </dd>
        <dt>{t('fact.lastBackup')}</dt>
        <dd>
          {newest && <Age at={newest.createdAt} />}
          {!newest && (backups.data ? t('fact.noBackup') : unknown)}
        </dd>
      </dl>
      {status.collectedAt && (
        <Text as="p" variant="body-small" color="secondary">
          {t('part.seen', { age: <Age at={status.collectedAt} /> })}
        </Text>
      )}
    </div>
  );
};

const CardBody = ({ id }: { id: string }) => {
  const { t } = useDiscourseTranslation();
  const { status, error } = useForumStatus(id);
  const failure = error && classifyFailure(error);
  if (failure && (!status || failure !== 'failed')) {
    return (
      <Text as="p" role="alert">
        {t(`failure.${failure}.title`)}
      </Text>
    );
  }
  if (status) {
    return <CardFacts status={status} />;
  }
  return (
    <div
      className={`${styles.root} ${card.card}`}
      role="status"
      aria-label={t('forum.loading')}
    >
      <Skeleton width="80%" height={20} />
      <Skeleton width="60%" height={16} />
      <Skeleton width="60%" height={16} />
      <Skeleton width="60%" height={16} />
    </div>
  );
};

/** The forum of an entity in a few lines, for its overview page. */
export const ForumCard = () => {
  const { t } = useDiscourseTranslation();
  const { entity } = useEntity();
  const id = entity.metadata.annotations?.[DISCOURSE_FORUM_ANNOTATION];
  const tabLink = useRouteRef(entityContentRouteRef);
  return (
    <EntityInfoCard
      title={t('card.title')}
      footerActions={tabLink && <Link href={tabLink()}>{t('card.more')}</Link>}
    >
      {id ? <CardBody id={id} /> : <Text>{t('card.noForum')}</Text>}
    </EntityInfoCard>
  );
};
