/**
 * Checks the forum annotation of catalog entities.
 *
 * @packageDocumentation
 */
export { catalogModuleDiscourse as default } from './module';
