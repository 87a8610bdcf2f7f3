export * from './GroupsApi';
export * from './GroupsClient';
