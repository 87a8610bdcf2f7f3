/**
 * Extension points and services of the Discourse backend plugin.
 *
 * @packageDocumentation
 */
export * from './catalog';
export * from './clusters';
export * from './deployments';
export * from './metrics';
export * from './sealing';
export * from './service';
export * from './sources';
