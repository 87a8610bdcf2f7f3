export * from './Age';
export * from './format';
export * from './useLanguage';
export * from './useNow';
