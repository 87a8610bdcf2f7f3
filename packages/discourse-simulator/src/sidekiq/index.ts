export { readSidekiq } from './readSidekiq';
export type { SidekiqState, SidekiqSubject } from './readSidekiq';
