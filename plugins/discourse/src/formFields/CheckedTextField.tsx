import { TextField } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Field.module.css';
import { SurfaceForTheme } from './SurfaceForTheme';

export type CheckedTextFieldProps = {
  label: string;
  description: string;
  value: string;
  onChange: (value: string) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** What is wrong with the value, in words. */
  fault: string | undefined;
  /** What the form says of the value, after an attempt to go on. */
  formErrors: string[] | undefined;
  /** Offers below the field. */
  children?: ReactNode;
};

/** A text field of the wizard that says what is wrong while one types. */
export const CheckedTextField = (props: CheckedTextFieldProps) => {
  const { fault, formErrors, children, ...field } = props;
  return (
    <SurfaceForTheme>
      <TextField
        {...field}
        isInvalid={fault !== undefined || Boolean(formErrors?.length)}
        // Native validation would keep the form from being sent again.
        validationBehavior="aria"
        autoComplete="off"
        spellCheck="false"
      />
      <p role="status" className={styles.fault}>
        {fault}
      </p>
      {children}
    </SurfaceForTheme>
  );
};
