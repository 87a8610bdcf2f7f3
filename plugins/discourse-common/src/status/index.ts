export * from './deployment';
export * from './parts';
export * from './status';
