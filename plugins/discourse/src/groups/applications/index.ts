export { ApplicationsSection } from './ApplicationsSection';
