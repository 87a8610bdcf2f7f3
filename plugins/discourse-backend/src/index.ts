/**
 * Registry, collector and API for a fleet of Discourse forums.
 *
 * @packageDocumentation
 */
export { discoursePlugin as default } from './plugin';
export { planGroups } from './groups/plan/planGroups';
