export * from './readForumClusters';
