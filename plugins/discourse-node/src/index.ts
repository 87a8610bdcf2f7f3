/**
 * Extension points and services of the Discourse backend plugin.
 *
 * @packageDocumentation
 */
export * from './clusters';
export * from './sealing';
export * from './service';
export * from './sources';
