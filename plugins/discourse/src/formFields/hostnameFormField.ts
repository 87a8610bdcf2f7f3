import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { HostnameField, hostnameSchema } from './HostnameField';
import { validateHostname } from './validateHostname';

/** `ui:field: DiscourseHostname` */
export const hostnameFormField = createFormField({
  name: 'DiscourseHostname',
  component: HostnameField,
  schema: hostnameSchema,
  validation: validateHostname,
});
