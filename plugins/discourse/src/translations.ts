/**
 * The texts of the plugin, for apps that change them or add a language. Apart
 * from the plugin itself, so that no page loads them before it shows them.
 *
 * @packageDocumentation
 */
export {
  discourseFindingNamesTranslationRef,
  discourseFindingsTranslationRef,
} from './findings/findingsTranslation';
export { discourseFormFieldsTranslationRef } from './formFields/formFieldsTranslation';
export { discourseTranslationRef } from './translation';
