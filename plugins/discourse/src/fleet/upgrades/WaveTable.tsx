import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Badge,
  Cell,
  CellText,
  Link,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import { useMemo } from 'react';
import { DataTable } from '../../parts';
import { rootRouteRef } from '../../routes';
import { SeverityMark } from '../../severity';
import { formatDate, formatNumber, useLanguage } from '../../time';
import { useDiscourseTranslation } from '../../useDiscourseTranslation';
import type { Wave, WaveSupport } from './buildWaves';
import { SupportBar } from './SupportBar';
import styles from './WaveTable.module.css';

type WaveRow = Wave & { id: string };

const SEVERITY_OF = {
  supported: 'ok',
  ending: 'warning',
  ended: 'critical',
  newer: 'info',
  development: 'info',
  unknown: 'info',
} as const satisfies Record<WaveSupport, string>;

export type WaveTableProps = { waves: readonly Wave[]; now: number };

/** The forums of each release, and until when it gets fixes. */
export const WaveTable = ({ waves, now }: WaveTableProps) => {
  const { t } = useDiscourseTranslation();
  const fleetLink = useRouteRef(rootRouteRef);
  const language = useLanguage();
  const rows = useMemo(
    () => waves.map((wave): WaveRow => ({ ...wave, id: wave.name })),
    [waves],
  );
  const columns = useMemo(() => {
    const linkOf = ({ versions }: Wave) =>
      `${fleetLink?.() ?? ''}?${new URLSearchParams({
        version: versions.map(({ value }) => value).join(),
      })}`;
    const all: ColumnConfig<WaveRow>[] = [
      {
        id: 'release',
        label: t('upgrades.release'),
        isRowHeader: true,
        width: '2fr',
        minWidth: 150,
        cell: wave => (
          <Cell>
            <span className={styles.release}>
              <Text as="span" weight="bold">
                {wave.name}
              </Text>
              {wave.release?.esr && (
                <Badge size="small">{t('channel.esr')}</Badge>
              )}
            </span>
          </Cell>
        ),
      },
      {
        id: 'forums',
        label: t('upgrades.forums'),
        width: '2fr',
        minWidth: 130,
        cell: wave => (
          <Cell>
            {wave.count > 0 ? (
              <Link href={linkOf(wave)}>
                {t('upgrades.count', {
                  count: wave.count,
                  number: formatNumber(wave.count, { language }),
                })}
              </Link>
            ) : (
              <Text as="span" color="secondary">
                {t('upgrades.none')}
              </Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'versions',
        label: t('upgrades.versions'),
        width: '3fr',
        minWidth: 170,
        cell: wave => (
          <CellText
            title={wave.versions
              .map(
                ({ value, count }) =>
                  `${value} (${formatNumber(count, { language })})`,
              )
              .join(', ')}
          />
        ),
      },
      {
        id: 'support',
        label: t('upgrades.support'),
        width: '3fr',
        minWidth: 210,
        cell: wave => (
          <Cell>
            <SeverityMark
              severity={SEVERITY_OF[wave.support]}
              label={
                wave.release
                  ? t(`upgrades.supportOf.${wave.support}Until`, {
                      day: formatDate(wave.release.supportEnds, { language }),
                    })
                  : t(`upgrades.supportOf.${wave.support}`)
              }
            />
          </Cell>
        ),
      },
      {
        id: 'calendar',
        label: t('upgrades.calendar'),
        width: '4fr',
        minWidth: 220,
        cell: wave => (
          <Cell>
            {wave.release && (
              <SupportBar
                release={wave.release}
                support={wave.support}
                now={now}
              />
            )}
          </Cell>
        ),
      },
    ];
    return all;
  }, [t, fleetLink, language, now]);
  return (
    <DataTable rows={rows} columns={columns} emptyState={t('upgrades.empty')} />
  );
};
