import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { useFormFieldsTranslation } from './useFormFieldsTranslation';
import { CheckedTextField } from './CheckedTextField';
import { checkForumName } from './checkFields';
import { readFormText } from './readFormValues';
import { useNameCheck } from './useNameCheck';

export const forumNameSchema = makeFieldSchema({
  output: z => z.string(),
});

/** The id of a new forum; says what is wrong while it is typed. */
export const ForumNameField = (props: typeof forumNameSchema.TProps) => {
  const { formData, onChange, rawErrors, required, disabled, schema } = props;
  const { t } = useFormFieldsTranslation();
  const value = formData ?? '';
  const fault = value === '' ? undefined : checkForumName(value);
  const verdict = useNameCheck(
    'name',
    {
      name: value,
      hostname: readFormText(props.formContext, 'hostname'),
      cluster: readFormText(props.formContext, 'cluster'),
    },
    { isAsked: value !== '' && !fault },
  );
  return (
    <CheckedTextField
      label={schema.title ?? t('formFields.name.label')}
      description={schema.description ?? t('formFields.name.description')}
      value={value}
      onChange={onChange}
      isRequired={required}
      isDisabled={disabled}
      fault={fault && t(`formFields.name.${fault}`)}
      verdict={verdict}
      formErrors={rawErrors}
    />
  );
};
