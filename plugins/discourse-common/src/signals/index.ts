export * from './forumSignals';
