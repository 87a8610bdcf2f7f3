import { useApi } from '@backstage/frontend-plugin-api';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { createForumApiRef, describeError } from '../../api';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { readFormValues } from '../readFormValues';
import { SurfaceForTheme } from '../SurfaceForTheme';
import styles from './PlanView.module.css';
import { PlanView } from './PlanView';

export const planSchema = makeFieldSchema({
  output: z => z.string().describe('Hash of the plan that was reviewed'),
});

/**
 * Plans the forum from the answers so far and shows what a run would make. Its
 * value is the hash of that plan, which the run holds itself to.
 */
export const PlanField = (props: typeof planSchema.TProps) => {
  const { formContext, onChange, rawErrors } = props;
  const { t } = useFormFieldsTranslation();
  const api = useApi(createForumApiRef);
  // The answers as they were when this step was opened: they change elsewhere.
  const answers = useRef(readFormValues(formContext, { without: ['plan'] }));
  const takeHash = useRef(onChange);
  takeHash.current = onChange;

  const { value, error, loading, retry } = useAsyncRetry(
    () => api.plan(answers.current),
    [api],
  );
  const hash = value?.ok ? value.plan.treeHash : undefined;
  useEffect(() => {
    // A plan of other answers must not stay behind.
    takeHash.current(hash);
  }, [hash]);

  return (
    <SurfaceForTheme>
      <div role="status">
        {loading && (
          <div className={styles.root}>
            <span>{t('formFields.plan.loading')}</span>
            <Skeleton height={120} />
            <Skeleton height={320} />
          </div>
        )}
        {error && (
          <Alert
            status="danger"
            icon
            title={t('formFields.plan.failed')}
            description={describeError(error)}
            customActions={
              <Button size="small" variant="tertiary" onPress={retry}>
                {t('formFields.plan.retry')}
              </Button>
            }
          />
        )}
        {value?.ok === false && (
          <Alert
            status="danger"
            icon
            title={t('formFields.plan.faults')}
            description={
              <ul className={styles.bullets}>
                {value.faults.map(({ field, message }) => (
                  <li key={field}>
                    <code>{field}</code> {message}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        {value?.ok && rawErrors && rawErrors.length > 0 && (
          <Alert status="danger" icon title={rawErrors.join(' ')} />
        )}
      </div>
      {value?.ok && <PlanView plan={value.plan} />}
    </SurfaceForTheme>
  );
};
