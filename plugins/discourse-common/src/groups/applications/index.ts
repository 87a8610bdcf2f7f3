export * from './application';
export * from './decide';
export * from './due';
export { requiredApprovals, type ApplicationGuard } from './guards';
export * from './machine';
