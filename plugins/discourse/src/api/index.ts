export * from './discourseApiRef';
export * from './describeError';
