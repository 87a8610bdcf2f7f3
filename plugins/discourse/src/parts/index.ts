export * from './DataTable';
export * from './EmptyState';
export * from './Facts';
export * from './PageTitle';
export * from './PartBody';
export * from './ProblemAlert';
export * from './Section';
export * from './View';
