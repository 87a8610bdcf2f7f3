import type { ForumPlan } from '@backstage-discourse/plugin-discourse-common';
import { useLanguage } from '../../time';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import styles from './PlanView.module.css';
import { formatCores, formatGibibytes } from './formatCapacity';

export type CapacityTableProps = { capacity: ForumPlan['capacity'] };

/** What each part of a forum requests of the cluster, all month long. */
export const CapacityTable = ({ capacity }: CapacityTableProps) => {
  const { t } = useFormFieldsTranslation();
  const language = useLanguage();
  const bytes = (value: number) =>
    value === 0 ? '–' : formatGibibytes(value, { language });
  const cores = (value: number) =>
    value === 0 ? '–' : formatCores(value, { language });
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        {t('formFields.plan.capacityNote')}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('formFields.plan.part')}</th>
          <th scope="col">{t('formFields.plan.cpu')}</th>
          <th scope="col">{t('formFields.plan.memory')}</th>
          <th scope="col">{t('formFields.plan.storage')}</th>
        </tr>
      </thead>
      <tbody>
        {capacity.parts.map(part => (
          <tr key={part.part}>
            <th scope="row">
              {t(`formFields.plan.parts.${part.part}`)}
              {part.count > 1 && ` × ${part.count}`}
            </th>
            <td>{cores(part.cpuMillis)}</td>
            <td>{bytes(part.memoryBytes)}</td>
            <td>{bytes(part.storageBytes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('formFields.plan.total')}</th>
          <td>{cores(capacity.total.cpuMillis)}</td>
          <td>{bytes(capacity.total.memoryBytes)}</td>
          <td>{bytes(capacity.total.storageBytes)}</td>
        </tr>
      </tfoot>
    </table>
  );
};
