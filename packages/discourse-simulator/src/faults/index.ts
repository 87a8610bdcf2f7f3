export { FAULT_NAMES } from './faults';
export type { FaultName } from './faults';
export { sendAnswer } from './sendAnswer';
