export { GroupFleetPage } from './GroupFleetPage';
