export * from './application';
export * from './decide';
export * from './draft';
export * from './due';
export { requiredApprovals, type ApplicationGuard } from './guards';
export * from './machine';
