import { secretTextFault } from '@backstage-discourse/plugin-discourse-common';
import {
  makeFieldSchema,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { Alert, PasswordField } from '@backstage/ui';
import { useFormFieldsTranslation } from '../useFormFieldsTranslation';
import { useCreateOptions } from '../choices/useCreateOptions';
import styles from '../Field.module.css';
import { readFormText } from '../readFormValues';
import { SurfaceForTheme } from '../SurfaceForTheme';

export const secretSchema = makeFieldSchema({
  output: z => z.string().describe('Asterisks, never the secret'),
  uiOptions: z =>
    z.object({
      clusterField: z
        .string()
        .optional()
        .describe("Field that holds the cluster, by default 'cluster'"),
    }),
});

/** Always as many, so that not even the length of a secret is stored. */
const MASK = '********';

/**
 * A secret of a new forum. It goes to the task as a secret and leaves asterisks
 * in the answers. On a cluster that keeps its secrets elsewhere there is
 * nothing to type in, and the field says where the value comes from.
 */
export const SecretField = (props: typeof secretSchema.TProps) => {
  const { name, onChange, rawErrors, required, disabled, schema } = props;
  const { t } = useFormFieldsTranslation();
  const { setSecrets, secrets } = useTemplateSecrets();
  const { options } = useCreateOptions();
  const clusterField = props.uiSchema['ui:options']?.clusterField ?? 'cluster';
  const chosen = readFormText(props.formContext, clusterField);
  const cluster =
    options?.clusters.find(candidate => candidate.name === chosen) ??
    options?.clusters[0];
  const label = schema.title ?? name;

  if (cluster && cluster.secrets !== 'sealed-secrets') {
    const where = cluster.secrets === 'existing' ? 'brought' : 'store';
    return (
      <SurfaceForTheme>
        <Alert
          status="info"
          icon
          title={label}
          description={t(`formFields.secret.${where}`)}
        />
      </SurfaceForTheme>
    );
  }

  const value = secrets[name] ?? '';
  const fault = secretTextFault(value);
  // The answers outlive the window in which the secret was typed.
  const isLost = value === '' && Boolean(props.formData);
  const message = isLost
    ? t('formFields.secret.lost')
    : fault && t(`formFields.secret.${fault}`);
  return (
    <SurfaceForTheme>
      <PasswordField
        className={styles.secret}
        label={label}
        description={schema.description}
        value={value}
        onChange={typed => {
          setSecrets({ [name]: typed });
          onChange(typed === '' ? '' : MASK);
        }}
        isRequired={required}
        isDisabled={disabled}
        isInvalid={message !== undefined || Boolean(rawErrors?.length)}
        validationBehavior="aria"
        autoComplete="off"
      />
      <p role="status" className={styles.fault}>
        {message}
      </p>
    </SurfaceForTheme>
  );
};
