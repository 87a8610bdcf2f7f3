/**
 * Entity tab, entity card, fleet page and form fields for Discourse forums.
 *
 * @packageDocumentation
 */
export { discoursePlugin as default } from './plugin';
export { createForumApiRef } from './api/createForumApiRef';
export { discourseApiRef } from './api/discourseApiRef';
export { groupsApiRef } from './api/groupsApiRef';
