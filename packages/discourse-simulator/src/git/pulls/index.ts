export { examinePull, mergePull } from './mergePull';
export { PullStore } from './PullStore';
export type { Pull } from './PullStore';
