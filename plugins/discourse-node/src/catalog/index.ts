export * from './ForumDirectory';
export * from './forumDirectoryServiceRef';
export * from './registryEvents';
