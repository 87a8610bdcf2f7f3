/**
 * Typed client for the Discourse admin API.
 *
 * @packageDocumentation
 */

export {
  DiscourseClient,
  type DiscourseClientOptions,
} from './DiscourseClient';
export type { RequestOptions } from './session/ForumSession';
export type { FetchFunction } from './transport/Transport';
export * from './errors';
export * from './groups';
export * from './resources';
