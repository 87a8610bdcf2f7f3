export { forumNameFormField } from './forumNameFormField';
export { hostnameFormField } from './hostnameFormField';
