export * from './DiscourseApi';
export * from './DiscourseClient';
