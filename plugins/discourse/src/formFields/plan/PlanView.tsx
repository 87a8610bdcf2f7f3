import type { ForumPlan } from '@backstage-discourse/plugin-discourse-common';
import { Alert } from '@backstage/ui';
import { useMemo } from 'react';
import { Section } from '../../parts';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { CapacityTable } from './CapacityTable';
import { FileTree } from './FileTree';
import { groupFiles } from './groupFiles';
import styles from './PlanView.module.css';
import { SecretList } from './SecretList';

export type PlanViewProps = { plan: ForumPlan };

const Names = ({ plan }: PlanViewProps) => {
  const { t } = useFormFieldsTranslation();
  const { names } = plan;
  const rows = [
    ['forum', plan.forumUrl],
    ['repository', names.repositoryUrl],
    ['visibility', t(`formFields.plan.visibilities.${names.visibility}`)],
    ['cluster', names.cluster],
    ['namespace', names.namespace],
    ['entity', names.entityRef],
  ] as const;
  return (
    <dl className={styles.names}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`formFields.plan.names.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** A plan, section by section: what is made, what it asks for, what is open. */
export const PlanView = ({ plan }: PlanViewProps) => {
  const { t } = useFormFieldsTranslation();
  const groups = useMemo(() => groupFiles(plan), [plan]);
  const count = groups.reduce((sum, { files }) => sum + files.length, 0);
  const missing = plan.secrets.filter(({ state }) => state === 'missing');
  return (
    <div className={styles.root}>
      {plan.published && (
        <Alert status="info" icon title={t('formFields.plan.published')} />
      )}
      {missing.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('formFields.plan.missing', { count: missing.length })}
          description={t('formFields.plan.missingHint')}
        />
      )}
      <div className={styles.columns}>
        <Section title={t('formFields.plan.namesTitle')}>
          <Names plan={plan} />
        </Section>
        <Section title={t('formFields.plan.capacityTitle')}>
          <CapacityTable capacity={plan.capacity} />
        </Section>
      </div>
      <Section title={t('formFields.plan.filesTitle', { count })}>
        <FileTree groups={groups} />
        <p className={styles.muted}>
          {t('formFields.plan.hash')} <code>{plan.treeHash.slice(0, 12)}</code>
        </p>
      </Section>
      <Section title={t('formFields.plan.secretsTitle')}>
        <SecretList secrets={plan.secrets} />
      </Section>
      {plan.warnings.length > 0 && (
        <Section title={t('formFields.plan.warningsTitle')}>
          <ul className={styles.bullets}>
            {plan.warnings.map(({ field, message }) => (
              <li key={field}>
                {message} <code className={styles.muted}>{field}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('formFields.plan.openTitle')}>
        <ul className={styles.bullets}>
          {plan.openQuestions.map(question => (
            <li key={question}>{t(`formFields.plan.open.${question}`)}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
};
