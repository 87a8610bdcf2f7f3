export * from './CreateForumApi';
export * from './CreateForumClient';
export * from './createOptions';
export * from './forumPlan';
export * from './secretTextFault';
