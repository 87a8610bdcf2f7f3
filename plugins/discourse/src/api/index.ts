export * from './createForumApiRef';
export * from './discourseApiRef';
export * from './groupsApiRef';
export * from './describeError';
