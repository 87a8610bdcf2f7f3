import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { GroupsField, groupsSchema } from './groups/GroupsField';
import { validateGroups } from './groups/validateGroups';

/** `ui:field: DiscourseGroups` */
export const groupsFormField = createFormField({
  name: 'DiscourseGroups',
  component: GroupsField,
  schema: groupsSchema,
  validation: validateGroups,
});
