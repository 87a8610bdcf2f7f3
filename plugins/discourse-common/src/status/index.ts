export * from './parts';
export * from './status';
