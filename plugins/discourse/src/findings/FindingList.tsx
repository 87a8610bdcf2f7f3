import type { Finding } from '@backstage-discourse/plugin-discourse-common';
import { Text } from '@backstage/ui';
import { EmptyState } from '../parts';
import card from '../parts/card.module.css';
import { SeverityMark } from '../severity';
import { Age } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './FindingList.module.css';
import { useFindingWords } from './useFindingWords';

export type FindingListProps = { findings: readonly Finding[] };

/** Verdicts, worst first: what is the case, since when, and what to do. */
export const FindingList = ({ findings }: FindingListProps) => {
  const { t } = useDiscourseTranslation();
  const say = useFindingWords();
  if (findings.length === 0) {
    return (
      <EmptyState
        title={t('overview.noFindings.title')}
        description={t('overview.noFindings.description')}
      />
    );
  }
  return (
    <ul className={styles.root}>
      {findings.map(finding => {
        const { title, detail, nextStep } = say(finding);
        return (
          <li
            key={`${finding.part}/${finding.id}`}
            className={`${styles.finding} ${card.card}`}
            data-severity={finding.severity}
          >
            <div className={styles.head}>
              <SeverityMark severity={finding.severity} />
              <Text as="h4" variant="body-medium" weight="bold">
                {title}
              </Text>
              <Text as="span" variant="body-small" color="secondary">
                {t('overview.since', { age: <Age at={finding.since} /> })}
              </Text>
            </div>
            {detail && <Text as="p">{detail}</Text>}
            {nextStep && (
              <Text as="p">
                <strong>{t('overview.nextStep')}</strong> {nextStep}
              </Text>
            )}
          </li>
        );
      })}
    </ul>
  );
};
