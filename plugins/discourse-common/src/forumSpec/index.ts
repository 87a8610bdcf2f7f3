export * from './forumSpecJsonSchema';
export * from './parseForumSpec';
export * from './schema';
