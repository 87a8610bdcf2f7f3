/**
 * Finds Discourse forums in the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModuleDiscourse as default } from './module';
