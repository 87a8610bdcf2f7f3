export * from './createForumApiRef';
export * from './discourseApiRef';
export * from './describeError';
