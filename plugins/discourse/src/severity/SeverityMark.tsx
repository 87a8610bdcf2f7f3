import type { Severity } from '@backstage-discourse/plugin-discourse-common';
import { useDiscourseTranslation } from '../useDiscourseTranslation';
import { SeverityIcon } from './SeverityIcon';
import styles from './SeverityMark.module.css';

export type SeverityMarkProps = {
  severity: Severity;
  /** Says what is the case; the name of the severity if not given. */
  label?: string;
};

/** A severity as icon and word, so that colour is never the only sign. */
export const SeverityMark = ({ severity, label }: SeverityMarkProps) => {
  const { t } = useDiscourseTranslation();
  return (
    <span className={styles.mark} data-severity={severity}>
      <SeverityIcon severity={severity} />
      <span className={styles.word}>{label ?? t(`severity.${severity}`)}</span>
    </span>
  );
};
