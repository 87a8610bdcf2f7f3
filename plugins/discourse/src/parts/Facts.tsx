import type { ReactNode } from 'react';
import card from './card.module.css';
import styles from './Facts.module.css';

export type Fact = {
  id: string;
  label: string;
  value: ReactNode;
  /** What the value means. */
  note?: ReactNode;
};

export type FactsProps = { facts: readonly Fact[] };

/** Named values side by side, wrapping where there is no room. */
export const Facts = ({ facts }: FactsProps) => (
  <dl className={styles.root}>
    {facts.map(fact => (
      <div key={fact.id} className={`${styles.fact} ${card.card}`}>
        <dt className={styles.label}>{fact.label}</dt>
        <dd className={styles.value}>{fact.value}</dd>
        {fact.note && <dd className={styles.note}>{fact.note}</dd>}
      </div>
    ))}
  </dl>
);
