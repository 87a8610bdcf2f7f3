export { loadClusterKey } from './loadClusterKey';
export type { ClusterKey } from './loadClusterKey';
export { SimulatedCluster } from './SimulatedCluster';
export type { SyncStatus } from './SimulatedCluster';
export { unsealValue } from './unsealValue';
