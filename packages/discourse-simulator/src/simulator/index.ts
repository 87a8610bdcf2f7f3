export { startSimulator } from './startSimulator';
export type { Simulator, SimulatorOptions } from './startSimulator';
