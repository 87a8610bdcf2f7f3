/**
 * Scaffolder actions that create Discourse forums.
 *
 * @packageDocumentation
 */
export { scaffolderModuleDiscourse as default } from './module';
