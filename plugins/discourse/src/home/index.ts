export * from './MyForumsContent';
