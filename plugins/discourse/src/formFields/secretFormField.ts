import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { SecretField, secretSchema } from './secret/SecretField';

/** `ui:field: DiscourseSecret` */
export const secretFormField = createFormField({
  name: 'DiscourseSecret',
  component: SecretField,
  schema: secretSchema,
});
