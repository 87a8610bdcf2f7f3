export * from './forumSpecJsonSchema';
export * from './parseForumSpec';
export * from './rules';
export * from './schema';
export * from './schemaFaults';
