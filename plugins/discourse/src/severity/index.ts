export * from './SeverityIcon';
export * from './SeverityMark';
