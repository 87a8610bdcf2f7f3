export { groupsFormField } from './groupsFormField';
export { forumNameFormField } from './forumNameFormField';
export { hostnameFormField } from './hostnameFormField';
export { planFormField } from './planFormField';
export {
  clusterFormField,
  sizeFormField,
  versionFormField,
} from './choiceFormFields';
export { secretFormField } from './secretFormField';
