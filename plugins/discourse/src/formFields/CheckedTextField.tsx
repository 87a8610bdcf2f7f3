import { TextField } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useFormFieldsTranslation } from './useFormFieldsTranslation';
import styles from './Field.module.css';
import { SurfaceForTheme } from './SurfaceForTheme';
import type { NameVerdict } from './useNameCheck';

export type CheckedTextFieldProps = {
  label: string;
  description: string;
  value: string;
  onChange: (value: string) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** What is wrong with the value, in words. */
  fault: string | undefined;
  /** What the portal says of a value without fault. */
  verdict: NameVerdict;
  /** What the form says of the value, after an attempt to go on. */
  formErrors: string[] | undefined;
  /** Offers below the field. */
  children?: ReactNode;
};

/** A text field of the wizard that says what is wrong while one types. */
export const CheckedTextField = (props: CheckedTextFieldProps) => {
  const { fault, verdict, formErrors, children, ...field } = props;
  const { t } = useFormFieldsTranslation();
  const refusal =
    verdict.state === 'refused'
      ? t('formFields.check.refused', { reason: verdict.reason })
      : undefined;
  const progress =
    verdict.state === 'running' || verdict.state === 'free'
      ? t(`formFields.check.${verdict.state}`)
      : undefined;
  const message = fault ?? refusal;
  return (
    <SurfaceForTheme>
      <TextField
        {...field}
        isInvalid={message !== undefined || Boolean(formErrors?.length)}
        // Native validation would keep the form from being sent again.
        validationBehavior="aria"
        autoComplete="off"
        spellCheck="false"
      />
      <p role="status" className={message ? styles.fault : styles.progress}>
        {message ?? progress}
      </p>
      {children}
    </SurfaceForTheme>
  );
};
