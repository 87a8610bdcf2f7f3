export type { Translate } from './Translate';
export { useTexts } from './useTexts';
