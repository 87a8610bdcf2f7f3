import { Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import print from './print.module.css';
import styles from './Section.module.css';

export type SectionProps = {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
};

/** A named region of a view with a real heading. */
export const Section = ({ title, actions, children }: SectionProps) => {
  const headingId = useId();
  return (
    <section className={styles.root} aria-labelledby={headingId}>
      <div className={styles.head}>
        <Text as="h3" variant="title-x-small" id={headingId}>
          {title}
        </Text>
        {actions && (
          <div className={`${styles.actions} ${print.control}`}>{actions}</div>
        )}
      </div>
      {children}
    </section>
  );
};
