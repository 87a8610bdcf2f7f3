import {
  SEVERITIES,
  type Severity,
} from '@backstage-discourse/plugin-discourse-common';
import { Skeleton } from '@backstage/ui';
import { SeverityIcon } from '../severity';
import { formatNumber, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './FleetTiles.module.css';

const WORST_FIRST = [...SEVERITIES].reverse();

export type FleetTilesProps = {
  /** Forums by severity; absent while loading. */
  counts: Record<Severity, number> | undefined;
  selected: readonly Severity[];
  onChange: (selected: Severity[]) => void;
};

/** How many forums there are of each severity; a press filters by it. */
export const FleetTiles = ({ counts, selected, onChange }: FleetTilesProps) => {
  const { t } = useDiscourseTranslation();
  const language = useLanguage();

  const toggle = (severity: Severity) =>
    onChange(
      SEVERITIES.filter(
        candidate => selected.includes(candidate) !== (candidate === severity),
      ),
    );

  const labelOf = (severity: Severity) => {
    const word = t(`severity.${severity}`);
    return counts
      ? t('fleet.tile', {
          number: formatNumber(counts[severity], { language }),
          severity: word,
        })
      : word;
  };

  return (
    <div role="group" aria-label={t('fleet.tiles')} className={styles.root}>
      {WORST_FIRST.map(severity => (
        <button
          key={severity}
          type="button"
          className={styles.tile}
          aria-label={labelOf(severity)}
          aria-pressed={selected.includes(severity)}
          onClick={() => toggle(severity)}
        >
          <SeverityIcon severity={severity} size={20} />
          <span className={styles.count}>
            {counts ? (
              formatNumber(counts[severity], { language })
            ) : (
              <Skeleton width={32} height={24} />
            )}
          </span>{' '}
          <span>{t(`severity.${severity}`)}</span>
        </button>
      ))}
    </div>
  );
};
