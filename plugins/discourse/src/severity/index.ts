export * from './SeverityIcon';
export * from './SeverityMark';
export * from './Verdict';
