export * from './DiscourseService';
export * from './discourseServiceRef';
