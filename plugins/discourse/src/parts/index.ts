export * from './DataTable';
export * from './EmptyState';
export * from './Facts';
export * from './PartBody';
export * from './ProblemAlert';
export * from './Section';
export * from './View';
