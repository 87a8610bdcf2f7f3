export * from './forumFacts';
