export * from './fleet';
export * from './fleetQuery';
