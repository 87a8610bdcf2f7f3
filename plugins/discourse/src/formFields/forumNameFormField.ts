import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ForumNameField, forumNameSchema } from './ForumNameField';
import { validateForumName } from './validateForumName';

/** `ui:field: DiscourseForumName` */
export const forumNameFormField = createFormField({
  name: 'DiscourseForumName',
  component: ForumNameField,
  schema: forumNameSchema,
  validation: validateForumName,
});
