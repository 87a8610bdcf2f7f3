export * from './FindingList';
export * from './useFindingName';
export * from './useFindingWords';
export * from './useHeadline';
