/**
 * ForumSpec, API types and permissions shared by the Discourse plugins.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './catalog';
export * from './create';
export * from './fleet';
export * from './forumSpec';
export * from './groups';
export * from './operations';
export * from './permissions';
export * from './releases';
export * from './signals';
export * from './status';
