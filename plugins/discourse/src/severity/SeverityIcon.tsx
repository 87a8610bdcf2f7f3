import type { Severity } from '@backstage-discourse/plugin-discourse-common';
import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiInformationFill,
} from '@remixicon/react';
import styles from './SeverityMark.module.css';

const icons = {
  ok: RiCheckboxCircleFill,
  info: RiInformationFill,
  warning: RiAlertFill,
  critical: RiCloseCircleFill,
};

export type SeverityIconProps = { severity: Severity; size?: number };

/** The sign of a severity; the word beside it says the same. */
export const SeverityIcon = ({ severity, size = 16 }: SeverityIconProps) => {
  const Icon = icons[severity];
  return (
    <span className={styles.icon} data-severity={severity} aria-hidden="true">
      <Icon size={size} />
    </span>
  );
};
