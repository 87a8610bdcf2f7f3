export { SidekiqView } from './SidekiqView';
