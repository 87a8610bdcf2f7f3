import type {
  DriftAcceptance,
  GroupReport,
} from '@backstage-discourse/plugin-discourse-common';
import { Text } from '@backstage/ui';
import { EmptyState, Section, View } from '../../parts';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import styles from '../groups.module.css';
import { PersonName } from '../overview/PersonName';
import type { GroupRights } from '../state';
import { DriftCard } from './DriftCard';
import { splitDrift } from './splitDrift';
import { useDriftSentence } from './useDriftSentence';

export type DriftSectionProps = {
  forumId: string;
  entityRef: string;
  report: GroupReport;
  acceptances: readonly DriftAcceptance[];
  rights: GroupRights;
  onDone: () => void;
};

/** Every difference from the repository, with the answers to it. */
export const DriftSection = (props: DriftSectionProps) => {
  const { forumId, report, acceptances, rights, onDone } = props;
  const { t } = useDiscourseTranslation();
  const { open, accepted } = splitDrift(report.drift, acceptances);
  const { refusals } = report.plan;
  const say = useDriftSentence();
  return (
    <View>
      <Section title={t('groups.drift.title')}>
        <Text as="p" color="secondary">
          {t('groups.drift.answers')}
        </Text>
        {open.length === 0 ? (
          <EmptyState
            title={t('groups.drift.none')}
            description={t('groups.drift.noneHint')}
          />
        ) : (
          <ul className={styles.list}>
            {open.map(item => (
              <li key={item.id} className={styles.card}>
                <DriftCard
                  forumId={forumId}
                  item={item}
                  planId={report.planId}
                  rights={rights}
                  onDone={onDone}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {accepted.length > 0 && (
        <Section title={t('groups.drift.accepted')}>
          <ul className={styles.list}>
            {accepted.map(item => {
              const found = acceptances.find(each => each.driftId === item.id);
              return (
                <li key={item.id} className={styles.card}>
                  <Text as="p">{say(item)}</Text>
                  {found && (
                    <Text as="p" variant="body-small" color="secondary">
                      {t('groups.drift.acceptedBy', {
                        person: <PersonName entityRef={found.by} />,
                        until: found.until,
                        reason: found.reason,
                      })}
                    </Text>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      {refusals.length > 0 && (
        <Section title={t('groups.drift.refusals')}>
          <ul className={styles.list}>
            {refusals.map(({ group, field, reason, fix }) => (
              <li key={`${group} ${field}`} className={styles.card}>
                <Text as="p">{`${group}: ${reason}`}</Text>
                <Text as="p" color="secondary">
                  {fix}
                </Text>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </View>
  );
};
