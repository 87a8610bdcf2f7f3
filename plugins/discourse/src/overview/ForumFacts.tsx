import type {
  ForumParts,
  PartState,
  VersionData,
} from '@backstage-discourse/plugin-discourse-common';
import type { ReactNode } from 'react';
import { Facts } from '../parts';
import {
  Age,
  formatBytes,
  formatDuration,
  formatNumber,
  useLanguage,
} from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';

export type ForumFactsProps = { parts: ForumParts };

/** The few numbers that tell the state of a forum. */
export const ForumFacts = ({ parts }: ForumFactsProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();
  const newestBackup = parts.backups.data?.items.at(0);

  const describe = <T,>(
    part: PartState<T>,
    show: (data: T) => { value: ReactNode; note?: ReactNode },
  ) => {
    const { data, problem, observedAt } = part;
    const shown = data === undefined ? undefined : show(data);
    return {
      value: shown?.value ?? t('fact.unknown'),
      note: problem ? (
        <>
          {t(`problem.${problem.kind}.title`)}
          {observedAt && (
            <>. {t('problem.lastData', { age: <Age at={observedAt} /> })}</>
          )}
        </>
      ) : (
        shown?.note
      ),
    };
  };

  const supportWords = (version: VersionData) => {
    if (version.criticalUpdates) {
      return t('version.critical', { latest: version.latest ?? '' });
    }
    if (version.missingVersions) {
      return t('version.behind', {
        count: version.missingVersions,
        latest: version.latest ?? '',
      });
    }
    return version.latest ? t('version.current') : t('version.unknown');
  };

  return (
    <Facts
      facts={[
        {
          id: 'version',
          label: t('fact.version'),
          ...describe(parts.version, version => ({
            value: version.installed,
            note: supportWords(version),
          })),
        },
        {
          id: 'queue',
          label: t('fact.queue'),
          ...describe(parts.sidekiq, sidekiq => ({
            value: formatNumber(sidekiq.enqueued, { language }),
            note: t('fact.oldestJob', {
              duration: formatDuration(sidekiq.defaultLatencySeconds, {
                language,
              }),
            }),
          })),
        },
        {
          id: 'backup',
          label: t('fact.lastBackup'),
          ...describe(parts.backups, () =>
            newestBackup
              ? {
                  value: <Age at={newestBackup.createdAt} />,
                  note: formatBytes(newestBackup.sizeBytes, { language }),
                }
              : { value: t('fact.noBackup') },
          ),
        },
        {
          id: 'groups',
          label: t('fact.groups'),
          ...describe(parts.groups, groups => {
            const own = groups.items.filter(group => !group.automatic);
            return {
              value: formatNumber(own.length, { language }),
              note: t('fact.automaticGroups', {
                count: groups.items.length - own.length,
              }),
            };
          }),
        },
        {
          id: 'health',
          label: t('fact.health'),
          ...describe(parts.health, health => ({
            value: t(health.ok ? 'fact.answers' : 'fact.unhealthy'),
            note: health.readOnly
              ? t('fact.readOnly')
              : t('fact.responseTime', {
                  time: new Intl.NumberFormat(language, {
                    style: 'unit',
                    unit: 'millisecond',
                    maximumFractionDigits: 0,
                  }).format(health.responseMs),
                }),
          })),
        },
      ]}
    />
  );
};
