import type { FindingCount } from '@backstage-discourse/plugin-discourse-common';
import { Skeleton, Text } from '@backstage/ui';
import { useFindingName } from '../findings';
import { SeverityIcon } from '../severity';
import { formatNumber, useLanguage } from '../time';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import styles from './FindingTiles.module.css';

const SHOWN = 8;
const WORST_FIRST = ['critical', 'warning', 'info'];

/** The most serious findings, the most frequent of each severity first. */
function chooseTiles(
  counts: readonly FindingCount[],
  selected: readonly string[],
): FindingCount[] {
  const ranked = [...counts].sort(
    (a, b) =>
      WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) ||
      b.count - a.count,
  );
  // One that is filtered by stays, so that it can be taken back.
  return ranked.filter(
    ({ value }, index) => index < SHOWN || selected.includes(value),
  );
}

export type FindingTilesProps = {
  /** Forums by open finding; absent while loading. */
  counts: readonly FindingCount[] | undefined;
  selected: readonly string[];
  onChange: (selected: string[]) => void;
};

/** What is the matter in the fleet, and with how many forums; a press filters by it. */
export const FindingTiles = (props: FindingTilesProps) => {
  const { counts, selected, onChange } = props;
  const { t } = useDiscourseTranslation();
  const nameOf = useFindingName();
  const language = useLanguage();

  const toggle = (finding: string) =>
    onChange(
      selected.includes(finding)
        ? selected.filter(other => other !== finding)
        : [...selected, finding],
    );

  if (!counts) {
    return (
      <div className={styles.root} aria-hidden="true">
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} width={180} height={34} />
        ))}
      </div>
    );
  }
  if (counts.length === 0) {
    return (
      <div className={styles.root}>
        <Text as="p" variant="body-small" color="secondary">
          {t('fleet.noFindings')}
        </Text>
      </div>
    );
  }
  return (
    <div role="group" aria-label={t('fleet.findings')} className={styles.root}>
      {chooseTiles(counts, selected).map(({ value, count, severity }) => (
        <button
          key={value}
          type="button"
          className={styles.tile}
          aria-pressed={selected.includes(value)}
          onClick={() => toggle(value)}
        >
          <SeverityIcon severity={severity} />
          <span>{nameOf(value)}</span>
          <span className={styles.count}>
            {formatNumber(count, { language })}
          </span>
        </button>
      ))}
    </div>
  );
};
