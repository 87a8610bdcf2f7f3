import { Alert, Button, Radio, RadioGroup, Skeleton } from '@backstage/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { describeError } from '../../api';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { SurfaceForTheme } from '../SurfaceForTheme';
import styles from './ChoiceField.module.css';

/** One of the values that can be chosen, and what it means. */
export type Choice = {
  value: string;
  label: string;
  /** What choosing it leads to, line by line. */
  notes: readonly ReactNode[];
  /** A word beside the label that tells it from the others. */
  mark?: string;
};

export type ChoiceFieldProps = {
  label: string;
  description: string | undefined;
  value: string | undefined;
  onChange: (value: string) => void;
  /** Undefined while they are loading. */
  choices: readonly Choice[] | undefined;
  /** Taken for a form that has no value yet. */
  preferred: string | undefined;
  error: Error | undefined;
  onRetry: () => void;
  formErrors: string[] | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
};

/** A choice among few values, each with what it leads to. */
export const ChoiceField = (props: ChoiceFieldProps) => {
  const { label, description, value, onChange, choices, preferred } = props;
  const { error, onRetry, formErrors, isRequired, isDisabled } = props;
  const { t } = useFormFieldsTranslation();
  const choose = useRef(onChange);
  choose.current = onChange;
  useEffect(() => {
    if (!value && preferred) {
      choose.current(preferred);
    }
  }, [value, preferred]);

  return (
    <SurfaceForTheme>
      {error && (
        <Alert
          status="danger"
          icon
          title={`${label}: ${t('formFields.options.failed')}`}
          description={describeError(error)}
          customActions={
            <Button size="small" variant="tertiary" onPress={onRetry}>
              {t('formFields.options.retry')}
            </Button>
          }
        />
      )}
      {!error && !choices && (
        <div role="status">
          <span className={styles.note}>{t('formFields.options.loading')}</span>
          <Skeleton height={72} />
        </div>
      )}
      {choices && (
        <RadioGroup
          label={label}
          description={description}
          value={value ?? ''}
          onChange={onChange}
          isRequired={isRequired}
          isDisabled={isDisabled}
          isInvalid={Boolean(formErrors?.length)}
          validationBehavior="aria"
        >
          {choices.map(choice => (
            <Radio key={choice.value} value={choice.value}>
              <span className={styles.choice}>
                <span className={styles.label}>
                  {choice.label}{' '}
                  {choice.mark && (
                    <span className={styles.mark}>{choice.mark}</span>
                  )}
                </span>
                {choice.notes.map((note, at) => (
                  // The notes of a choice never change their order.
                  <span key={at} className={styles.note}>
                    {note}
                  </span>
                ))}
              </span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      <p role="status" className={styles.fault}>
        {formErrors?.join(' ')}
      </p>
    </SurfaceForTheme>
  );
};
