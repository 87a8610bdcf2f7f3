export * from './ForumPickers';
