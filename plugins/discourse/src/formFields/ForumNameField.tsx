import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { TextField } from '@backstage/ui';
import { discourseTranslationRef } from '../translation';
import styles from './Field.module.css';
import { SurfaceForTheme } from './SurfaceForTheme';
import { checkForumName } from './checkFields';

export const forumNameSchema = makeFieldSchema({
  output: z => z.string(),
});

/** The id of a new forum; says what is wrong while it is typed. */
export const ForumNameField = (props: typeof forumNameSchema.TProps) => {
  const { formData, onChange, rawErrors, required, disabled, schema } = props;
  const { t } = useTranslationRef(discourseTranslationRef);
  const value = formData ?? '';
  const fault = value === '' ? undefined : checkForumName(value);
  return (
    <SurfaceForTheme>
      <TextField
        label={schema.title ?? t('formFields.name.label')}
        description={schema.description ?? t('formFields.name.description')}
        value={value}
        onChange={onChange}
        isRequired={required}
        isDisabled={disabled}
        isInvalid={fault !== undefined || Boolean(rawErrors?.length)}
        // Native validation would keep the form from being sent again.
        validationBehavior="aria"
        autoComplete="off"
        spellCheck="false"
      />
      <p role="status" className={styles.fault}>
        {fault && t(`formFields.name.${fault}`)}
      </p>
    </SurfaceForTheme>
  );
};
