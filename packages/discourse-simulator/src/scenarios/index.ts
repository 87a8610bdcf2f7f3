export { SCENARIO_NAMES, scenarios } from './scenarios';
export type { QueueShape, Scenario, ScenarioName } from './scenarios';
