export { forumNameFormField } from './forumNameFormField';
export { hostnameFormField } from './hostnameFormField';
export { planFormField } from './planFormField';
