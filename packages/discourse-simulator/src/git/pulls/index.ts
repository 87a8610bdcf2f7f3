export { completeMerge } from './completeMerge';
export { examinePull } from './mergePull';
export { PullStore } from './PullStore';
export type { Pull } from './PullStore';
