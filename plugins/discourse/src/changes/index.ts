export * from './ChangeMenu';
export * from './changeTemplates';
