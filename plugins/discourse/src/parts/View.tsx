import type { ReactNode } from 'react';
import styles from './View.module.css';

/** The sections of one view of a forum, one below the other. */
export const View = ({ children }: { children: ReactNode }) => (
  <div className={styles.root}>{children}</div>
);
