export { authModuleSimulatedUsers as default } from './module';
