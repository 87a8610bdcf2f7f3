import { Button, type ButtonProps } from '@backstage/ui';
import { useId } from 'react';
import print from '../../parts/print.module.css';
import styles from '../groups.module.css';

export type GuardedButtonProps = Omit<ButtonProps, 'isDisabled'> & {
  /** Every reason why this can not be done now; none where it can. */
  whyNot: readonly string[];
};

/** A button that says beside itself why it is off. */
export const GuardedButton = (props: GuardedButtonProps) => {
  const { whyNot, ...button } = props;
  const reasonId = useId();
  const isOff = whyNot.length > 0;
  return (
    <span className={`${styles.guarded} ${print.control}`}>
      <Button
        {...button}
        isDisabled={isOff}
        aria-describedby={isOff ? reasonId : undefined}
      />
      {isOff && (
        <span id={reasonId} className={styles.why}>
          {whyNot.join('. ')}
        </span>
      )}
    </span>
  );
};
