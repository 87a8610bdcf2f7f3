import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { Alert } from '@backstage/ui';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { ChoiceField } from './ChoiceField';
import { useCreateOptions } from './useCreateOptions';

export const clusterSchema = makeFieldSchema({
  output: z => z.string().describe('Name of a cluster in discourse.clusters'),
});

/** The cluster that runs a new forum, out of the portal's configuration. */
export const ClusterField = (props: typeof clusterSchema.TProps) => {
  const { t } = useFormFieldsTranslation();
  const { options, error, retry } = useCreateOptions();
  const choices = options?.clusters.map(cluster => ({
    value: cluster.name,
    label: cluster.title,
    mark: cluster.title === cluster.name ? undefined : cluster.name,
    notes: [
      [
        cluster.allowedDomains.length > 0
          ? t('formFields.cluster.domains', {
              domains: cluster.allowedDomains.join(', '),
            })
          : t('formFields.cluster.anyDomain'),
        t(`formFields.cluster.secrets.${cluster.secrets}`),
      ].join(' · '),
    ],
  }));
  if (choices?.length === 0) {
    return <Alert status="danger" icon title={t('formFields.options.none')} />;
  }
  return (
    <ChoiceField
      label={props.schema.title ?? t('formFields.cluster.label')}
      description={props.schema.description}
      value={props.formData}
      onChange={props.onChange}
      choices={choices}
      preferred={choices?.[0].value}
      error={error}
      onRetry={retry}
      formErrors={props.rawErrors}
      isRequired={props.required}
      isDisabled={props.disabled}
    />
  );
};
