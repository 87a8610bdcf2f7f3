import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { useLanguage } from '../../time';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { formatCores, formatGibibytes } from '../plan/formatCapacity';
import { ChoiceField } from './ChoiceField';
import { useCreateOptions } from './useCreateOptions';

export const sizeSchema = makeFieldSchema({
  output: z => z.string().describe('small, medium or large'),
});

/** The size of a new forum, with what each asks of the cluster. */
export const SizeField = (props: typeof sizeSchema.TProps) => {
  const { t } = useFormFieldsTranslation();
  const language = useLanguage();
  const { options, error, retry } = useCreateOptions();
  const choices = options?.sizes.map(size => ({
    value: size.name,
    label: t(`formFields.size.names.${size.name}`),
    mark: t(`formFields.size.purposes.${size.name}`),
    notes: [
      t('formFields.size.requests', {
        cpu: formatCores(size.cpuMillis, { language }),
        memory: formatGibibytes(size.memoryBytes, { language }),
        storage: formatGibibytes(size.storageBytes, { language }),
      }),
      t('formFields.size.pods', {
        web: String(size.webReplicas),
        database: String(size.databaseInstances),
      }),
    ],
  }));
  return (
    <ChoiceField
      label={props.schema.title ?? t('formFields.size.label')}
      description={props.schema.description}
      value={props.formData}
      onChange={props.onChange}
      choices={choices}
      preferred={choices?.[0]?.value}
      error={error}
      onRetry={retry}
      formErrors={props.rawErrors}
      isRequired={props.required}
      isDisabled={props.disabled}
    />
  );
};
