import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { Button } from '@backstage/ui';
import { useFormFieldsTranslation } from './useFormFieldsTranslation';
import styles from './Field.module.css';
import { CheckedTextField } from './CheckedTextField';
import { useCreateOptions } from './choices/useCreateOptions';
import { readFormText } from './readFormValues';
import { useNameCheck } from './useNameCheck';
import { checkHostname, suggestHostname } from './checkFields';

export const hostnameSchema = makeFieldSchema({
  output: v3 => v3.string(),
  uiOptions: v3 =>
    v3.object({
      baseDomain: v3
        .string()
        .optional()
        .describe('Domain of the platform, such as forums.example.com'),
      nameField: v3
        .string()
        .optional()
        .describe("Field that holds the forum's name, by default 'name'"),
    }),
});

/** The public host name of a new forum, with a suggestion that can be taken. */
export const HostnameField = (props: typeof hostnameSchema.TProps) => {
  const { formData, onChange, rawErrors, required, disabled, schema } = props;
  const { t } = useFormFieldsTranslation();
  const options = props.uiSchema['ui:options'];
  const value = formData ?? '';
  const fault = value === '' ? undefined : checkHostname(value);
  const forumName = readFormText(
    props.formContext,
    options?.nameField ?? 'name',
  );
  const chosen = readFormText(props.formContext, 'cluster');
  const { options: offered } = useCreateOptions();
  const domains = (
    offered?.clusters.find(({ name }) => name === chosen) ??
    offered?.clusters[0]
  )?.allowedDomains;
  const suggestion = suggestHostname(value, {
    forumName,
    baseDomain: options?.baseDomain ?? domains?.[0],
  });
  const verdict = useNameCheck(
    'hostname',
    { name: forumName, hostname: value, cluster: chosen },
    { isAsked: value !== '' && !fault },
  );
  return (
    <CheckedTextField
      label={schema.title ?? t('formFields.hostname.label')}
      description={[
        schema.description ?? t('formFields.hostname.description'),
        ...(domains?.length
          ? [t('formFields.hostname.below', { domains: domains.join(', ') })]
          : []),
      ].join(' ')}
      value={value}
      onChange={onChange}
      isRequired={required}
      isDisabled={disabled}
      fault={fault && t(`formFields.hostname.${fault}`)}
      verdict={verdict}
      formErrors={rawErrors}
    >
      {suggestion && !disabled && (
        <div className={styles.suggestion}>
          <Button
            size="small"
            variant="secondary"
            onPress={() => onChange(suggestion)}
          >
            {t('formFields.hostname.use', { hostname: suggestion })}
          </Button>
        </div>
      )}
    </CheckedTextField>
  );
};
