import type { ForumPlanSecret } from '@backstage-discourse/plugin-discourse-common';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import styles from './PlanView.module.css';

export type SecretListProps = { secrets: readonly ForumPlanSecret[] };

/** Every value that the forum needs, and where it comes from. */
export const SecretList = ({ secrets }: SecretListProps) => {
  const { t } = useFormFieldsTranslation();
  return (
    <ul className={styles.list}>
      {secrets.map(({ secret, key, description, state }) => (
        <li key={`${secret}/${key}`} className={styles.secret}>
          <span className={styles.state} data-state={state}>
            {t(`formFields.plan.secretStates.${state}`)}
          </span>
          <span>
            {description}{' '}
            <code className={styles.muted}>
              {secret}/{key}
            </code>
          </span>
        </li>
      ))}
    </ul>
  );
};
