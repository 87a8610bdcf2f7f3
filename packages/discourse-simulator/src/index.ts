/**
 * Simulated Discourse forums, a small Git host, and a stand-in for a cluster.
 *
 * @packageDocumentation
 */
export { unsealValue } from './cluster';
export { FAULT_NAMES } from './faults';
export type { FaultName } from './faults';
export * from './fleet';
export * from './git';
export type { ExtraLocation } from './portal';
export { SCENARIO_NAMES } from './scenarios';
export type { ScenarioName } from './scenarios';
export * from './simulator';
