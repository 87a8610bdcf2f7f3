import type { Finding } from '@backstage-discourse/plugin-discourse-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { EmptyState } from '../parts';
import { SeverityMark } from '../severity';
import { Age } from '../time';
import { discourseTranslationRef } from '../translation';
import styles from './FindingList.module.css';

export type FindingListProps = { findings: readonly Finding[] };

/** Verdicts, worst first: what is the case, since when, and what to do. */
export const FindingList = ({ findings }: FindingListProps) => {
  const { t } = useTranslationRef(discourseTranslationRef);
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
      {findings.map(finding => (
        <li
          key={`${finding.part}/${finding.id}`}
          className={styles.finding}
          data-severity={finding.severity}
        >
          <div className={styles.head}>
            <SeverityMark severity={finding.severity} />
            <Text as="h4" variant="body-medium" weight="bold">
              {finding.title}
            </Text>
            <Text as="span" variant="body-small" color="secondary">
              {t('overview.since', { age: <Age at={finding.since} /> })}
            </Text>
          </div>
          {finding.detail && <Text as="p">{finding.detail}</Text>}
          {finding.nextStep && (
            <Text as="p">
              <strong>{t('overview.nextStep')}</strong> {finding.nextStep}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
};
