export * from './facets';
export * from './fleet';
export * from './fleetQuery';
