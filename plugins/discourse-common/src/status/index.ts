export * from './deployment';
export * from './findingParams';
export * from './restoreProof';
export * from './parts';
export * from './status';
export * from './findingHistory';
