export { showcaseHostname } from './buildShowcaseSpec';
export { generateForums } from './generatedForums';
export { PortalKeyRing } from './PortalKeyRing';
export { FORUMS_OWNER, publishShowcase } from './publishShowcase';
export { scenarioOf, showcaseForums } from './showcaseForums';
