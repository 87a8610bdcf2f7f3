import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { useLanguage } from '../../time';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { ChoiceField } from './ChoiceField';
import { useCreateOptions } from './useCreateOptions';

export const versionSchema = makeFieldSchema({
  output: z => z.string().describe('Discourse release such as 2026.7.1'),
});

/** The release of a new forum, with its channel and time of support. */
export const VersionField = (props: typeof versionSchema.TProps) => {
  const { t } = useFormFieldsTranslation();
  const language = useLanguage();
  const { options, error, retry } = useCreateOptions();
  const formatDay = (day: string) =>
    new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(day));
  const choices = options?.releases.map(release => ({
    value: release.version,
    label: release.version,
    mark: release.recommended ? t('formFields.version.recommended') : undefined,
    notes: [
      [
        t(`formFields.version.channels.${release.esr ? 'esr' : 'monthly'}`),
        t(`formFields.version.${release.support}`, {
          date: formatDay(release.supportEnds),
        }),
      ].join(' · '),
    ],
  }));
  return (
    <ChoiceField
      label={props.schema.title ?? t('formFields.version.label')}
      description={props.schema.description}
      value={props.formData}
      onChange={props.onChange}
      choices={choices}
      preferred={
        options?.releases.find(({ recommended }) => recommended)?.version
      }
      error={error}
      onRetry={retry}
      formErrors={props.rawErrors}
      isRequired={props.required}
      isDisabled={props.disabled}
    />
  );
};
